namespace Integrator;

/// <summary>A token endpoint did not give a token. No secret is told.</summary>
public sealed class TokenException : Exception
{
    internal TokenException(string message, int? status = null, string? code = null, bool isFinal = false)
        : base(message)
    {
        Status = status;
        Code = code;
        NeedsReauthentication = isFinal;
    }

    /// <summary>The endpoint's HTTP status; null when it was not asked.</summary>
    public int? Status { get; }

    /// <summary>The endpoint's <c>error</c>, such as <c>invalid_grant</c> (RFC 6749, section 5.2); null when it gave none.</summary>
    public string? Code { get; }

    /// <summary>Whether only the user can help: asking again would be refused again.</summary>
    public bool NeedsReauthentication { get; }

    internal TokenException Redacted(Func<string, int, string> redact) =>
        new(redact(Message, int.MaxValue), Status, Code is null ? null : redact(Code, int.MaxValue), NeedsReauthentication);
}
