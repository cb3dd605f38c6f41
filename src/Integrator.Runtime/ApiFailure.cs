namespace Integrator;

/// <summary>What is known of a call that failed.</summary>
internal sealed record ApiFailure(string Api, string Method, string PathTemplate, int Status, ApiHeaders Headers, string RawBody)
{
    public string? RequestId { get; init; }

    public string? Code { get; init; }

    public string? ProviderMessage { get; init; }

    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>Why a successful answer is a failure all the same.</summary>
    public string? Reason { get; init; }

    public string Message
    {
        get
        {
            var answered = $"{Api}: {Method} {PathTemplate} answered {Status}";
            return (Reason ?? ProviderMessage ?? Code) is { Length: > 0 } said ? $"{answered}: {said}" : $"{answered}.";
        }
    }
}
