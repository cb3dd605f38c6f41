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
            /// <summary>By how much the array is shorter or longer.</summary>
            public global::Integrator.Json.TupleRest Rest { get; init; }

            public static {{tuple.Name}} ReadJson(ref global::Integrator.Json.JsonReader json)
            {
                if (!global::Integrator.Json.JsonTuple.Start(ref json, out var depth)) return null!;
                var missing = 0;
                return new {{tuple.Name}}({{Each(tuple, (item, _) => $"global::Integrator.Json.JsonTuple.Item(ref json, depth, ref missing, {types.Reader(item)})")}})
                {
                    Rest = global::Integrator.Json.JsonTuple.Rest(ref json, depth, missing),
                };
            }

            public static void WriteJson(global::Integrator.Json.JsonWriter json, {{tuple.Name}}? value)
            {
                if (!json.StartArray(value)) return;
                {{Lines(tuple.Items.Select((item, index) => $"if (value.Rest.Missing < {tuple.Items.Count - index}) {types.Write(item, "value." + Name(index))};"))}}
                global::Integrator.Json.JsonTuple.WriteRest(json, value.Rest);
                json.EndArray();
            }
        }
        """);

    private static string Each(TupleModel tuple, Func<TypeRef, string, string> text) => string.Join(", ", tuple.Items.Select((item, index) => text(item, Name(index))));

    private static string Name(int index) => "Item" + (index + 1).ToString(CultureInfo.InvariantCulture);
}
