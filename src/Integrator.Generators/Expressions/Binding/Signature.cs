using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>The parameters and the result of a function. Parameters are written as words: see <see cref="SignatureParameter"/>.</summary>
/// <param name="Method">The method of the runtime.</param>
internal sealed record Signature(string Name, IReadOnlyList<SignatureParameter> Parameters, string Result, RuntimeMember Method)
{
    public int Required => Parameters.Count(static parameter => !parameter.IsOptional);

    /// <summary><c>substring(text, int, int=) text</c>, and the method it calls.</summary>
    public static Signature Of(string declaration, RuntimeMember method)
    {
        var open = declaration.IndexOf('(');
        var close = declaration.IndexOf(')');
        var parameters = declaration.Substring(open + 1, close - open - 1).Split([','], StringSplitOptions.RemoveEmptyEntries).Select(static word => SignatureParameter.Of(word.Trim()));
        return new Signature(declaration.Substring(0, open), [.. parameters], declaration.Substring(close + 1).Trim(), method);
    }
}

/// <summary>A parameter: a word, <c>?</c> if it takes null, <c>=</c> if it may be left out.</summary>
/// <param name="Word"><c>text</c>, <c>int</c>, <c>bool</c>, <c>date</c>, <c>any</c>; <c>N</c> is a numeric type, <c>T</c> any one; <c>T[]</c> a list of it.</param>
internal sealed record SignatureParameter(string Word, bool IsOptional, bool TakesNull)
{
    public static SignatureParameter Of(string word) => new(word.TrimEnd('=', '?'), word.Contains('='), word.Contains('?'));

    public bool IsList => Word.EndsWith("[]", StringComparison.Ordinal);

    public string ItemWord => IsList ? Word.Substring(0, Word.Length - 2) : Word;

    /// <summary>The parameter in a message.</summary>
    public string Said => Word switch
    {
        "text" => "str",
        "N" => "num",
        "N[]" => "num[]",
        "T[]" => "a list",
        "T[][]" => "a list of lists",
        "date" => "datetime",
        "text[]" => "str[]",
        _ => Word,
    };

    /// <summary>The type of a word other than <c>T</c> and <c>N</c>.</summary>
    public static IxType Type(string word) => word switch
    {
        "text" => IxType.Text,
        "int" => IxType.Int,
        "num" => IxType.Number,
        "bool" => IxType.Bool,
        "date" => IxType.DateTime,
        "text[]" => IxType.List(IxType.Text),
        "any[]" => IxType.List(IxType.Any),
        _ => IxType.Any,
    };
}
