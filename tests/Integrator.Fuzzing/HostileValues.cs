using System.Text.Json.Nodes;

namespace Integrator.Fuzzing;

/// <summary>Values that a document is allowed to hold and hardly anybody expects.</summary>
public static class HostileValues
{
    /// <summary>Stands for half a surrogate pair, which a tree of JSON values cannot hold.</summary>
    public const char LoneSurrogate = '\uE0FF';

    /// <summary>At the start of a name: the name behind it, which the object has already.</summary>
    public const char Again = '\uE0FE';

    private const int LongText = 100_000;

    /// <summary>Texts that would end what they stand in, if they could.</summary>
    public static IReadOnlyList<string> Breakouts { get; } =
    [
        "/ */ class Evil { } /*", "</summary> <evil/>", "\"); }} [ModuleInitializer] //", "\"\"\"", "a\n#if X\nclass Evil { }", "a\r#error no", "\n#pragma warning restore\n",
        "a\u2028class Evil { }", "a\u2029class Evil { }", "a\u0085class Evil { }", "\u202Eabc\u2066", "{0} {other} ${other}", "{", "}", "\\u0022 \\", "\0\u0001\u001F\u007F", "@\"", "$@\"{Evil()}\"",
        "<T> & ]]>", "'\u00AB\u00BB`", "😀", "\uFEFF\u200B", "x\" + Evil() + \"", "a\vb\fc", "é\u0301ﬁİı", "class", "@class", "__arglist", "\uFFFE\uFFFF", "../../etc/passwd", "C:\\con\\nul.txt",
    ];

    private static readonly string[] s_texts =
    [
        "", " ", "/", "#", "#/", "~", "~1", "%", "%2F%", "0", "-1", "1e9", "null", "true", "NaN", "x-", "{}", "{id}", "{}{}", "{id", "id}", "*/*", "application/json", "a/b; c=d",
        "Equals", "ToString", "GetType", "Value", "Test", "System", "global", "Integrator", "Task", "String", "object", "date-time", "uuid", "int32", "binary",
        "get", "200", "2XX", "default", "body", "id", "http://host.invalid/x", "//host.invalid/a", "file:///etc/passwd", $"a{LoneSurrogate}b", $"{LoneSurrogate}", "ſ", "ß", "ﬃ", "١٢", "_", "__", "-", "a-b", "a_b", "A B",
    ];

    private static readonly string[] s_numbers =
    [
        "0", "-0", "-1", "0.1", "1e400", "-1e400", "1e-400", "1E+2", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616",
        "123456789012345678901234567890", "1.0000000000000000000000000001",
    ];

    /// <summary>A value of any kind.</summary>
    public static JsonNode? Value(Random random) => random.Next(9) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 or 3 => Number(random),
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => new JsonArray(Text(random), new JsonObject { [Text(random)] = Text(random) }, null),
        _ => JsonValue.Create(Text(random)),
    };

    /// <summary>A number that some type does not hold.</summary>
    public static JsonNode Number(Random random) => JsonNode.Parse(s_numbers[random.Next(s_numbers.Length)])!;

    /// <summary>A text: one that breaks out, one that means something elsewhere, or a very long one.</summary>
    public static string Text(Random random) => random.Next(40) switch
    {
        0 => new string('a', LongText),
        < 20 => Breakouts[random.Next(Breakouts.Count)],
        _ => s_texts[random.Next(s_texts.Length)],
    };
}
