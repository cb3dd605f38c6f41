namespace Integrator;

/// <summary>What is known about a call that failed.</summary>
internal sealed record ApiFailure(string Api, string Method, string PathTemplate, int Status, ApiHeaders Headers, string RawBody)
{
    public string? RequestId { get; init; }

    public string? Code { get; init; }

    public string? ProviderMessage { get; init; }

    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>Why the answer is a failure although its status is a success, or what a case of the retry policy says.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the list that the call belongs to has to begin again.</summary>
    public bool ResetsPaging { get; init; }

    public string Message
    {
        get
        {
            var answered = $"{Api}: {Method} {PathTemplate} answered {Status}";
            return (Reason ?? ProviderMessage ?? Code) is { Length: > 0 } said ? $"{answered}: {said}" : $"{answered}.";
        }
    }
}
