using System.Globalization;
using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Objects with their members: on one line if it is short, else a member a line. A member that is null has the runtime's default, and is left out.</summary>
internal static class Initializer
{
    private const int LineLength = 120;

    // About thirty years: longer than anyone waits, and every clock can still add it.
    private const double LongestSeconds = 1e9;

    /// <param name="type">Null if the place says what is created.</param>
    public static string New(string? type, IEnumerable<string> arguments, params IEnumerable<string?> members)
    {
        var given = arguments.ToList();
        var set = members.OfType<string>().ToList();
        var list = given.Count == 0 && set.Count > 0 && type is not null ? "" : $"({string.Join(", ", given)})";
        return Trimmed($"new{(type is null ? "" : " " + type)}{list}{Braces(set)}");
    }

    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        var oneLine = string.Join(", ", all);
        return IsShort(oneLine) ? $"[{oneLine}]" : Code($"""

            [
                {Lines(all.Select(static item => item + ","))}
            ]
            """);
    }

    public static string Map(IEnumerable<NamedText> entries) => Code($$"""
        new {{RuntimeNames.Dictionary}}<string, string>
        {
            {{Lines(entries.Select(static entry => $"[{CSharp.Literal(entry.Name)}] = {CSharp.Literal(entry.Text)},"))}}
        }
        """);

    /// <summary>The members of an object that stand in its braces, each on its line.</summary>
    public static string Members(params IEnumerable<string?> members) => Lines(members.OfType<string>().Select(static member => Trimmed(member + ",")));

    public static string? Set(string name, string? value) => value is null ? null : Trimmed($"{name} = {value}");

    public static string? Text(string name, string? text) => text is null ? null : $"{name} = {CSharp.Literal(text)}";

    public static string? Flag(string name, bool value) => value ? $"{name} = true" : null;

    public static string? Number(string name, int? number) => number is null ? null : $"{name} = {Number(number.Value)}";

    /// <summary>A value of an enumeration, unless it is the default.</summary>
    public static string? Choice(string name, string type, string? value, string? usual = null) => value is null || value == usual ? null : $"{name} = {type}.{value}";

    public static string? Seconds(string name, double? seconds) => seconds is null ? null : $"{name} = {Seconds(seconds.Value)}";

    public static string? Milliseconds(string name, double? milliseconds) => milliseconds is null ? null
        : $"{name} = {RuntimeNames.TimeSpan}.FromMilliseconds({Double(Math.Max(0, Math.Min(milliseconds.Value, LongestSeconds * 1000)))})";

    public static string? Texts(string name, EquatableArray<string> texts) => texts.Count == 0 ? null : Set(name, List(texts.Select(CSharp.Literal)));

    public static string? Map(string name, EquatableArray<NamedText> entries) => entries.Count == 0 ? null : Set(name, Map(entries));

    /// <summary>A regular expression, which may take a second at most.</summary>
    public static string? Pattern(string name, string? pattern) =>
        pattern is null ? null : $"{name} = new {RuntimeNames.Regex}({CSharp.Literal(pattern)}, {RuntimeNames.RegexOptions}.CultureInvariant, {Seconds(1)})";

    public static string Seconds(double seconds) => $"{RuntimeNames.TimeSpan}.FromSeconds({Double(Math.Max(0, Math.Min(seconds, LongestSeconds)))})";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number with a fraction; whole numbers have none.</summary>
    public static string Double(double number) => number.ToString("R", CultureInfo.InvariantCulture) + (number == Math.Floor(number) ? "" : "d");

    private static string Braces(List<string> members)
    {
        var oneLine = string.Join(", ", members);
        return members.Count == 0 ? "" : IsShort(oneLine) ? $" {{ {oneLine} }}" : Code($$"""

            {
                {{Lines(members.Select(static member => member + ","))}}
            }
            """);
    }

    // A value that begins on a line of its own leaves a blank before it.
    private static string Trimmed(string text) => text.Replace(" \n", "\n");

    private static bool IsShort(string text) => text.Length <= LineLength && !text.Contains('\n');
}
