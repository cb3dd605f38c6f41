using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Enumerations that keep values they do not know.</summary>
internal static class EnumEmitter
{
    public static string OpenEnum(OpenEnum values, string access) => values.IsNumber ? Number(values, access) : Text(values, access);

    private static string Text(OpenEnum values, string access) => Code($$"""
        {{ModelEmitter.Heading(values)}}
        {{access}} readonly partial record struct {{values.Name}}(string Value) : global::Integrator.IOpenEnum<{{values.Name}}>
        {
            {{Lines(values.Members.Select(member => Member(member, values.Name, CSharp.Literal(member.Value))))}}

            private static readonly global::Integrator.Json.JsonNames s_values = new({{ModelEmitter.Strings(values.Members.Select(static member => member.Value).ToEquatableArray())}});
            public override string ToString() => Value;
            public static {{values.Name}} ReadJson(ref global::Integrator.Json.JsonReader json) => new(json.String(s_values));
            public static void WriteJson(global::Integrator.Json.JsonWriter json, {{values.Name}} value) => json.String(value.Value);
        }
        """);

    private static string Number(OpenEnum values, string access) => Code($$"""
        {{ModelEmitter.Heading(values)}}
        {{access}} readonly partial record struct {{values.Name}}(long Value) : global::Integrator.IOpenEnum<{{values.Name}}>
        {
            {{Lines(values.Members.Select(member => Member(member, values.Name, member.Value)))}}

            public override string ToString() => Value.ToString(global::System.Globalization.CultureInfo.InvariantCulture);
            public static {{values.Name}} ReadJson(ref global::Integrator.Json.JsonReader json) => new(json.Int64());
            public static void WriteJson(global::Integrator.Json.JsonWriter json, {{values.Name}} value) => json.Int64(value.Value);
        }
        """);

    private static string Meaning(EnumMember member) =>
        member.Summary.Length == 0 ? "" : $"/// <summary>{CSharp.Doc(member.Summary.TrimEnd('.'))}: <c>{CSharp.Doc(member.Value)}</c></summary>";

    private static string Member(EnumMember member, string type, string value) => Code($"""
        {Meaning(member)}
        public static {type} {member.Name} => new({value});
        """);
}
