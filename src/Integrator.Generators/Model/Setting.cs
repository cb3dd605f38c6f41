namespace Integrator.Generators.Model;

/// <summary>A value that the runtime takes, as generated code gives it.</summary>
internal abstract record Setting
{
    /// <summary>Text, whatever is in it.</summary>
    internal sealed record Text(string Value) : Setting;

    /// <summary>C# that was made of identifiers and numbers: a member, a method, an enumeration's value.</summary>
    internal sealed record Code(string CSharp) : Setting;

    /// <param name="Type">Null where the place says what it is.</param>
    internal sealed record New(string? Type, EquatableArray<Setting> Arguments, EquatableArray<NamedSetting> Members) : Setting
    {
        public New With(IEnumerable<NamedSetting> members) => this with { Members = Members.Concat(members).ToEquatableArray() };
    }

    /// <summary>Code before a value.</summary>
    internal sealed record Joined(Code Before, Setting Value) : Setting;

    /// <summary>What a method gives.</summary>
    internal sealed record Call(string Method, EquatableArray<Setting> Arguments) : Setting;

    internal sealed record List(EquatableArray<Setting> Items) : Setting;

    /// <summary>Texts by name.</summary>
    internal sealed record Map(EquatableArray<NamedSetting> Entries) : Setting;

    /// <param name="Variable">What the function is given.</param>
    internal sealed record Function(string Variable, Setting Result) : Setting;

    public static Setting Of(bool value) => new Code(value ? "true" : "false");

    public static Setting Of(int value) => new Code(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Setting Of(IEnumerable<string> texts) => new List(texts.Select(static text => (Setting)new Text(text)).ToEquatableArray());

    /// <summary>A pattern, given a second at most.</summary>
    public static Setting Regex(string pattern) => new New(
        "global::System.Text.RegularExpressions.Regex",
        new Setting[] { new Text(pattern), new Code("global::System.Text.RegularExpressions.RegexOptions.CultureInvariant"), Seconds(1) }.ToEquatableArray(),
        []);

    public static Setting Seconds(double seconds) => new Code($"global::System.TimeSpan.FromSeconds({Number(Math.Max(0, Math.Min(seconds, LongestSeconds)))})");

    public static Setting Milliseconds(double milliseconds) => new Code($"global::System.TimeSpan.FromMilliseconds({Number(Math.Max(0, Math.Min(milliseconds, LongestSeconds * 1000)))})");

    // Some thirty years: nobody waits so long, and every clock can still add it.
    private const double LongestSeconds = 1e9;

    private static string Number(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + (number == Math.Floor(number) ? "" : "d");
}

internal sealed record NamedSetting(string Name, Setting Value);
