namespace Integrator.Json;

/// <summary>Where the smallest parts of JSON end (RFC 8259), or the complement of where they go wrong.</summary>
internal static class JsonGrammar
{
    /// <param name="json">All of the JSON.</param>
    /// <param name="start">Behind the backslash.</param>
    public static int Escape(ReadOnlySpan<byte> json, int start)
    {
        var rest = json[start..];
        if (rest is [(byte)'u', var a, var b, var c, var d, ..]
            && char.IsAsciiHexDigit((char)a) && char.IsAsciiHexDigit((char)b) && char.IsAsciiHexDigit((char)c) && char.IsAsciiHexDigit((char)d))
        {
            return start + 5;
        }

        return rest is [(byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t', ..] ? start + 1 : ~start;
    }

    public static int Number(ReadOnlySpan<byte> json, int start)
    {
        var at = start + (json[start] == '-' ? 1 : 0);
        at = Has(json, at, '0', '0') ? at + 1 : Digits(json, at);
        if (at >= 0 && Has(json, at, '.', '.'))
        {
            at = Digits(json, at + 1);
        }

        if (at >= 0 && Has(json, at, 'e', 'E'))
        {
            at++;
            at = Digits(json, Has(json, at, '+', '-') ? at + 1 : at);
        }

        return at;
    }

    private static bool Has(ReadOnlySpan<byte> json, int at, char one, char other) => (uint)at < (uint)json.Length && (json[at] == one || json[at] == other);

    private static int Digits(ReadOnlySpan<byte> json, int start)
    {
        var at = start;
        while ((uint)at < (uint)json.Length && json[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        return at > start ? at : ~at;
    }
}
