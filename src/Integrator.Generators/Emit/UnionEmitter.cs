using System.Globalization;
using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Closed hierarchies, one nested record for each shape a value may have.</summary>
internal static class UnionEmitter
{
    public static string Union(Union union, string access, TypeText types) => Code($$"""
        {{ModelEmitter.Heading(union)}}
        {{access}} abstract partial record {{union.Name}} : global::Integrator.Json.IJsonModel<{{union.Name}}>
        {
            private static readonly global::Integrator.Json.JsonArms s_arms = new global::Integrator.Json.JsonArms({{Discriminator(union)}})
                {{Lines(union.Arms.Select(Test))}};

            private {{union.Name}}() { }

            {{Paragraphs([Lines([.. union.Arms.Select(arm => Arm(arm, union, types)), Unknown(union)]), Lines(union.Arms.Select(arm => Conversion(arm, union, types)))])}}

            public static {{union.Name}} ReadJson(ref global::Integrator.Json.JsonReader json) => json.Choose(s_arms) switch
            {
                {{Lines(union.Arms.Select((arm, index) => $"{index.ToString(CultureInfo.InvariantCulture)} => new {arm.Name}({types.Read(arm.Type)}),"))}}
                global::Integrator.Json.JsonArms.Null => null!,
                _ => new Unknown(json.Element()),
            };

            public static void WriteJson(global::Integrator.Json.JsonWriter json, {{union.Name}}? value)
            {
                switch (value)
                {
                    {{Lines(union.Arms.Select(arm => Case(arm, union, types)))}}
                    case Unknown arm: json.Element(arm.Value); break;
                    default: json.Null(); break;
                }
            }
        }
        """);

    private static string Discriminator(Union union) => union.Discriminator is null ? "" : CSharp.Literal(union.Discriminator);

    private static string Test(Arm arm) => arm.Test switch
    {
        ArmTest.Value { Fallback: { } shape } value => $".Value({ModelEmitter.Strings(value.Values)}).Shape(required: [{ModelEmitter.Strings(shape.Required)}], known: [{ModelEmitter.Strings(shape.Known)}])",
        ArmTest.Value value => $".Value({ModelEmitter.Strings(value.Values)})",
        ArmTest.Shape shape => $".Object(required: [{ModelEmitter.Strings(shape.Required)}], known: [{ModelEmitter.Strings(shape.Known)}], constants: [{ModelEmitter.Strings(shape.Constants)}])",
        _ when arm.Test is ArmTest.Token token => $".{token.Kind}({(token.Fit is { } fit ? Fit(fit) : "")})",
        _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, null),
    };

    private static string Fit(Fit fit) => "global::Integrator.Json.JsonFit." + fit switch
    {
        Fit.Kind kind => kind.Name,
        Fit.List { Item: Fit.Kind { Name: "Any" } } => "AnyArray",
        Fit.List list => $"List({Fit(list.Item)})",
        Fit.Map { Value: Fit.Kind { Name: "Any" } } => "AnyObject",
        Fit.Map map => $"Map({Fit(map.Value)})",
        Fit.Tuple tuple => $"Tuple({string.Join(", ", tuple.Items.Select(Fit))})",
        Fit.Object { Required.Count: 0, Constants.Count: 0 } => "AnyObject",
        Fit.Object { Constants.Count: 0 } known => $"Object([{ModelEmitter.Strings(known.Required)}])",
        Fit.Object known => $"Object([{ModelEmitter.Strings(known.Required)}], [{ModelEmitter.Strings(known.Constants)}])",
        Fit.Either either => $"Either({string.Join(", ", either.Fits.Select(Fit))})",
        _ => throw new ArgumentOutOfRangeException(nameof(fit), fit, null),
    };

    private static string Arm(Arm arm, Union union, TypeText types) => Code($"""
        /// <summary>{CSharp.Doc(arm.Summary)}</summary>
        public sealed record {arm.Name}({types.Qualified(arm.Type)} Value) : {union.Name};
        """);

    private static string Unknown(Union union) => Code($"""
        /// <summary>Anything else, as it came.</summary>
        public sealed record Unknown(global::System.Text.Json.JsonElement Value) : {union.Name};
        """);

    private static string Conversion(Arm arm, Union union, TypeText types) => Code($"""
        /// <summary>{CSharp.Doc(arm.Summary)}</summary>
        public static implicit operator {union.Name}({types.Qualified(arm.Type)} value) => new {arm.Name}(value);
        """);

    private static string Case(Arm arm, Union union, TypeText types) =>
        $"case {arm.Name} arm: {Discriminant(arm, union)}{types.Write(arm.Type, "arm.Value")}; break;";

    private static string Discriminant(Arm arm, Union union) =>
        arm.Discriminant is null ? "" : $"json.Discriminator({CSharp.JsonLiteral(union.Discriminator!)}u8, {CSharp.JsonLiteral(arm.Discriminant)}u8); ";
}
