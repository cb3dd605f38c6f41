using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Values that the runtime takes.</summary>
internal static class SettingEmitter
{
    private const int LineLength = 120;

    public static string Value(Setting setting) => Trimmed(Text(setting));

    private static string Text(Setting setting) => setting switch
    {
        Setting.Text text => CSharp.Literal(text.Value),
        Setting.Code code => code.CSharp,
        Setting.List list => List(list),
        Setting.Map map => Map(map),
        Setting.Function function => $"static {function.Variable} => {Value(function.Result)}",
        Setting.Joined joined => joined.Before.CSharp + Value(joined.Value),
        Setting.Call call => $"{call.Method}({string.Join(", ", call.Arguments.Select(Value))})",
        _ => New((Setting.New)setting),
    };

    /// <summary>Members of an initializer, each on its line.</summary>
    public static string Members(IEnumerable<NamedSetting> members) => Lines(members.Select(static member => Trimmed($"{member.Name} = {Value(member.Value)},")));

    private static string New(Setting.New value) =>
        $"new{Name(value.Type)}{Arguments(value)}{Initializer(value.Members)}";

    private static string Name(string? type) => type is null ? "" : " " + type;

    private static string Arguments(Setting.New value) => value.Arguments.Count == 0 && value.Members.Count > 0 && value.Type is not null
        ? ""
        : $"({string.Join(", ", value.Arguments.Select(Value))})";

    private static string Initializer(EquatableArray<NamedSetting> members)
    {
        var oneLine = string.Join(", ", members.Select(static member => $"{member.Name} = {Value(member.Value)}"));
        return members.Count == 0 ? "" : IsShort(oneLine) ? $" {{ {oneLine} }}" : Code($$"""

            {
                {{Members(members)}}
            }
            """);
    }

    private static string List(Setting.List list)
    {
        var oneLine = string.Join(", ", list.Items.Select(Value));
        return IsShort(oneLine) ? $"[{oneLine}]" : Code($"""

            [
                {Lines(list.Items.Select(static item => Value(item) + ","))}
            ]
            """);
    }

    private static string Map(Setting.Map map) => Code($$"""
        new global::System.Collections.Generic.Dictionary<string, string>
        {
            {{Lines(map.Entries.Select(static entry => $"[{CSharp.Literal(entry.Name)}] = {Value(entry.Value)},"))}}
        }
        """);

    // What stands on lines of its own leaves a blank before it.
    private static string Trimmed(string text) => text.Replace(" \n", "\n");

    private static bool IsShort(string text) => text.Length <= LineLength && !text.Contains('\n');
}
