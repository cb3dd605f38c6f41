namespace Integrator.Expressions.Tests.Support.Generated;

/// <summary>Texts of which few are expressions.</summary>
internal sealed class RandomText(Random random)
{
    private static readonly string[] s_tokens =
    [
        "a", "order", "data", "id", "lines", "'t'", "\"", "'", "`", "`x`", "1", "1.5", "1e", "1e400", "99999999999999999999999", "-", "+", "*", "**", "/", "%", "&", "=", "!=", "<", ">=", "~>", ":=", "..", "?:", "?", ":", ";", ",",
        ".", "(", ")", "[", "]", "{", "}", "$", "$$", "$x", "$map", "$sum", "$now", "function", "function($x){", "and", "or", "in", "null", "true", "/*", "*/", "\\", "\\u", "'\\u12", "|", "^", "@", "#", "~", "!", "é", "\ud800", "\udc00", "\0", "\n", "λ", "{{", "}}", "|", ":int", ":json", "?: 1",
    ];

    /// <summary>Tokens in a row.</summary>
    public string Soup() => string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 12)).Select(_ => One(s_tokens)));

    /// <summary>Characters in a row.</summary>
    public string Noise() => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => (char)(random.Next(3) == 0 ? random.Next(0x10000) : random.Next(32, 127))));

    /// <summary>A text with a few letters lost, doubled or put in.</summary>
    public string Mutated(string text)
    {
        for (var round = random.Next(1, 4); round > 0 && text.Length > 0; round--)
        {
            var (place, length) = (random.Next(text.Length), random.Next(4));
            length = Math.Min(length, text.Length - place);
            text = random.Next(5) switch
            {
                0 => text[..place],
                1 => text.Remove(place, length),
                2 => text.Insert(place, text.Substring(place, length)),
                3 => text.Insert(place, One(s_tokens)),
                _ => text[..place] + (char)random.Next(32, 127) + text[(place + 1)..],
            };
        }

        return text;
    }

    /// <summary>One construction, over and over.</summary>
    public string Deep()
    {
        var (open, close) = One([("(", ")"), ("[", "]"), ("{'a':", "}"), ("-", ""), ("$not(", ")"), ("1 + ", ""), ("a ? ", " : 1"), ("a.(", ")"), ("a[", "]"), ("$map(data, function($x){", "})"), ("($x := ", "; 1)"), ("'a' & ", ""), ("true and ", ""), ("{{", "}}")]);
        var count = One([3, 20, 40, 63, 64, 65, 100, 250, 300, 2000]);
        return string.Concat(Enumerable.Repeat(open, count)) + One(["1", "a", ""]) + string.Concat(Enumerable.Repeat(close, random.Next(4) > 0 ? count : random.Next(count)));
    }

    /// <summary>A text with placeholders, most of them whole.</summary>
    public string Template() => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(4) switch
    {
        0 => One(["text ", "{", "}", "{ {", "é😀", "\ud800", "$1", "`", "\"\\", ""]),
        1 => Mutated(Placeholder()),
        _ => Placeholder(),
    }));

    /// <summary>A path, most of them whole.</summary>
    public string Path(bool isMember = false) => (isMember ? One(["id", "lines", "customer", "tags", "prices", "$", "created", "lines.sku"]) : One(["order", "data", "items", "$", "order.lines", "`x y`", "headers"])) + string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => One([".id", ".name", "[0]", "[-1]", ".0", ".x-y", ".`a b`", ".lines", "[", ".", "[99999999999]", ".``"])));

    private string Placeholder() => "{{" + One(["", " "]) + Path() + One(["", "", ":str", ":int", ":num", ":bool", ":json", ":ignore-empty-str", ":null"]) + One(["", "", "|data.text", " | order.note:str "]) + One(["", "", "?:x", "?: 5:int", " ?: :str", "?:[1]:json", "?:1e400:num"]) + "}}";

    private T One<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
