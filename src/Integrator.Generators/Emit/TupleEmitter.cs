using System.Globalization;
using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Arrays whose items have types of their own.</summary>
internal static class TupleEmitter
{
    public static string Tuple(TupleModel tuple, string access, TypeText types) => Code($$"""
        {{ModelEmitter.Heading(tuple)}}
        {{access}} sealed partial record {{tuple.Name}}({{Each(tuple, (item, name) => $"{types.Qualified(item)} {name}")}}) : global::Integrator.Json.IJsonModel<{{tuple.Name}}>
        {
            public static {{tuple.Name}} ReadJson(ref global::Integrator.Json.JsonReader json)
            {
                if (!global::Integrator.Json.JsonTuple.Start(ref json, out var depth)) return null!;
                var value = new {{tuple.Name}}({{Each(tuple, (item, _) => $"global::Integrator.Json.JsonTuple.Item(ref json, depth, {types.Reader(item)})")}});
                global::Integrator.Json.JsonTuple.End(ref json, depth);
                return value;
            }

            public static void WriteJson(global::Integrator.Json.JsonWriter json, {{tuple.Name}}? value)
            {
                if (!json.StartArray(value)) return;
                {{Lines(tuple.Items.Select((item, index) => types.Write(item, "value." + Name(index)) + ";"))}}
                json.EndArray();
            }
        }
        """);

    private static string Each(TupleModel tuple, Func<TypeRef, string, string> text) => string.Join(", ", tuple.Items.Select((item, index) => text(item, Name(index))));

    private static string Name(int index) => "Item" + (index + 1).ToString(CultureInfo.InvariantCulture);
}
