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

            /// <inheritdoc/>
            public override string ToString() => Value;
            /// <inheritdoc/>
            public static {{values.Name}} ReadJson(ref global::Integrator.Json.JsonReader json) => new(json.String(s_values));
            /// <inheritdoc/>
            public static void WriteJson(global::Integrator.Json.JsonWriter json, {{values.Name}} value) => json.String(value.Value);
        }
        """);

    private static string Number(OpenEnum values, string access) => Code($$"""
        {{ModelEmitter.Heading(values)}}
        {{access}} readonly partial record struct {{values.Name}}(long Value) : global::Integrator.IOpenEnum<{{values.Name}}>
        {
            {{Lines(values.Members.Select(member => Member(member, values.Name, member.Value)))}}

            /// <inheritdoc/>
            public override string ToString() => Value.ToString(global::System.Globalization.CultureInfo.InvariantCulture);
            /// <inheritdoc/>
            public static {{values.Name}} ReadJson(ref global::Integrator.Json.JsonReader json) => new(json.Int64());
            /// <inheritdoc/>
            public static void WriteJson(global::Integrator.Json.JsonWriter json, {{values.Name}} value) => json.Int64(value.Value);
        }
        """);

    private static string Meaning(EnumMember member) => member.Summary.Length == 0 ? "" : CSharp.Doc(member.Summary.TrimEnd('.')) + ": ";

    private static string Member(EnumMember member, string type, string value) => Code($"""
        /// <summary>{Meaning(member)}<c>{CSharp.Doc(member.Value)}</c></summary>
        public static {type} {member.Name} => new({value});
        """);
}
