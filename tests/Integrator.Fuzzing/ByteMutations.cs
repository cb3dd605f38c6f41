namespace Integrator.Fuzzing;

/// <summary>What can happen to a file's bytes.</summary>
internal static class ByteMutations
{
    private const int LongestSpan = 400;

    private static readonly byte[][] s_insertions =
    [
        [0], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0xA8], [0xF4, 0x90, 0x80, 0x80], [0x80], "{"u8.ToArray(), "["u8.ToArray(), "}"u8.ToArray(), "]"u8.ToArray(),
        "\""u8.ToArray(), ","u8.ToArray(), ":"u8.ToArray(), "\\"u8.ToArray(), "//"u8.ToArray(), "/*"u8.ToArray(), "\n"u8.ToArray(), "\t"u8.ToArray(), "\r"u8.ToArray(), "&a "u8.ToArray(), "*a "u8.ToArray(),
        "<<: "u8.ToArray(), "!!x "u8.ToArray(), "---\n"u8.ToArray(), "? "u8.ToArray(), "- "u8.ToArray(), "|\n"u8.ToArray(), "#"u8.ToArray(), "1e999999"u8.ToArray(), "\\ud800"u8.ToArray(), "\\u0000"u8.ToArray(),
    ];

    public static string Apply(Random random, ref byte[] bytes)
    {
        var at = random.Next(bytes.Length + 1);
        var length = Math.Min(random.Next(1, LongestSpan), bytes.Length - at);
        switch (random.Next(6))
        {
            case 0:
                bytes = bytes[..at];
                return $"cut at {at}";
            case 1 when at < bytes.Length:
                bytes = [.. bytes];
                bytes[at] ^= (byte)(1 << random.Next(8));
                return $"one bit at {at}";
            case 2:
                bytes = [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
                return $"{length} bytes at {at} twice";
            case 3:
                bytes = [.. bytes[..at], .. bytes[(at + length)..]];
                return $"{length} bytes at {at} removed";
            default:
                var inserted = s_insertions[random.Next(s_insertions.Length)];
                bytes = [.. bytes[..at], .. inserted, .. bytes[at..]];
                return $"{Convert.ToHexString(inserted)} inserted at {at}";
        }
    }
}
