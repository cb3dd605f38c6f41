namespace Integrator.Http;

/// <summary>Scopes that a forbidden call lacks.</summary>
internal static class ScopeText
{
    private static readonly char[] s_separators = [' ', ','];

    /// <summary>What the answer names (RFC 6750, section 3), or what the call needs and the token has not; empty when nobody knows.</summary>
    public static IReadOnlyList<string> Missing(Answer answer, IReadOnlyList<string> needed, string? granted)
    {
        if (answer.Headers.Text("WWW-Authenticate") is { } challenge && challenge.Contains("insufficient_scope", StringComparison.Ordinal)
            && Named(challenge) is { } named)
        {
            return Split(named);
        }

        granted = answer.Headers.Text("X-OAuth-Scopes") ?? granted;
        return granted is null ? [] : [.. needed.Except(Split(granted))];
    }

    private static string? Named(string challenge)
    {
        const string Mark = "scope=\"";
        var start = challenge.LastIndexOf(Mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var rest = challenge[(start + Mark.Length)..];
        return rest.IndexOf('"', StringComparison.Ordinal) is >= 0 and var end ? rest[..end] : null;
    }

    private static string[] Split(string scopes) => scopes.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
