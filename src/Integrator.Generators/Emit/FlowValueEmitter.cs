using Integrator.Generators.Expressions.Printing;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Model;
using Integrator.Generators.Model.Flows;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The values of mappings as C#.</summary>
internal sealed class FlowValueEmitter
{
    public const string NewEvaluation = "var evaluation = global::Integrator.Flows.FlowValues.Evaluation();";

    private const string Values = "global::Integrator.Flows.FlowValues.";

    /// <summary>A statement that makes what expressions share, where one needs it.</summary>
    public static string Evaluation(IEnumerable<FlowMember> members, BoundExpression? other = null) =>
        other is { UsesEvaluation: true } || members.Any(static member => UsesEvaluation(member.Value)) ? NewEvaluation : "";

    /// <summary>An expression; a failure of it names its place.</summary>
    public static string Term(BoundExpression expression) =>
        expression.NeedsLocation && expression.Location.IsKnown ? TermPrinter.Operand(expression.Located(expression.Type)) : TermPrinter.Operand(expression.Value);

    public string Action(FlowCall call) => New("global::" + call.Action, call.Members);

    public string Text(FlowValue value) => value switch
    {
        FlowValue.Computed { Needed: { } name } needed => Converted(needed.Type, $"{Values}Needed({Term(needed.Expression)}, {CSharp.Literal(name)})", isNullable: false),
        FlowValue.Computed computed => Converted(computed.Type, Term(computed.Expression), computed.IsNullable),
        FlowValue.Since since => Converted(since.Type, since.Type.NotNull() is TypeRef.Scalar { Kind: ScalarKind.String } ? $"{Values}Text(call.Since{(since.Format is { } format ? ", " + CSharp.Literal(format) : "")})" : "call.Since", isNullable: true),
        FlowValue.Object record => New("global::" + record.Type, record.Members),
        FlowValue.List list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        FlowValue.Each each when Waits(each.Item) => $"await {Values}EachAsync({Term(each.Items)}, async {each.Variable} => {Text(each.Item)}).ConfigureAwait(false)",
        FlowValue.Each each => $"{Values}Each({Term(each.Items)}, {each.Variable} => {Text(each.Item)})",
        FlowValue.Fetched fetched => Fetched(fetched),
        FlowValue.Given given => $"{Values}Given({Text(given.Value)})",
        FlowValue.Looked looked => Converted(looked.Type, Looked(looked), looked.IsNullable),
        FlowValue.Either either => $"{Text(either.First)} ?? {Text(either.Second)}",
        FlowValue.If choice => $"({Term(choice.Condition)} ? {Text(choice.Value)} : null)",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    private string New(string type, EquatableArray<FlowMember> members) => members.Count == 0 ? $"new {type}()" : Code($$"""
        new {{type}}
        {
            {{Lines(members.Select(member => $"{member.Name} = {Text(member.Value)},"))}}
        }
        """);

    private static string Looked(FlowValue.Looked looked)
    {
        var lookup = looked.Lookup;
        var table = looked.Table ?? $"{Values}Table(call, {CSharp.Literal(lookup.State!)}, {(lookup.Path is { } path ? CSharp.Literal(path) : "null")})";
        var text = $"{Values}Look({table}, {CSharp.Literal(lookup.Name)}, {Term(looked.Key)}, {(lookup.Default is { } given ? CSharp.Literal(given) : "null")}, {(lookup.AllowsFailures ? "true" : "false")})";
        return looked.IsNullable ? text : $"({text} ?? {Unknown(lookup.Name)})";
    }

    private static string Unknown(string lookup) => $"throw new global::Integrator.Flows.StepException(\"unknown_key\", {CSharp.Literal($"The lookup '{lookup}' has no value for the record.")})";

    private string Fetched(FlowValue.Fetched fetched)
    {
        var call = $"call.LookAsync({fetched.Member}, {Action(fetched.Call)})";
        var answer = $"await {(fetched.Key is { } key ? $"{Values}Extract({Term(key)}, value => {call})" : call)}.ConfigureAwait(false)";
        var value = $"{Values}Extract({answer}, {fetched.Variable} => {Text(fetched.Value)})";
        return fetched.IsNeeded ? $"({value} ?? {Unknown(fetched.Name)})" : value;
    }

    // Whether the value is asked for, so that what holds it has to wait.
    public static bool Waits(FlowValue value) => value switch
    {
        FlowValue.Fetched => true,
        FlowValue.Object record => record.Members.Any(static member => Waits(member.Value)),
        FlowValue.List list => list.Items.Any(Waits),
        FlowValue.Each each => Waits(each.Item),
        FlowValue.Either either => Waits(either.First) || Waits(either.Second),
        FlowValue.If choice => Waits(choice.Value),
        FlowValue.Given given => Waits(given.Value),
        _ => false,
    };

    private static string Converted(TypeRef type, string value, bool isNullable) => type.NotNull() switch
    {
        TypeRef.Scalar scalar => Scalar(scalar.Kind, value, isNullable),
        TypeRef.Named { IsStruct: true } named => Each(value, isNullable, text => $"new {TypeText.Type(named)}({text})", TypeText.Type(named)),
        TypeRef.List list when !NeedsConversion(list.Item) => Each(value, isNullable, text => $"[.. {text}]", TypeText.Type(list)),
        TypeRef.List list => $"{Values}Each({value}, static item => {Converted(list.Item, "item", list.Item.IsNullable)})",
        TypeRef.Map => Each(value, isNullable, static text => $"new({text})", TypeText.Type(type.NotNull())),
        _ => value,
    };

    private static bool NeedsConversion(TypeRef item) => item.NotNull() switch
    {
        TypeRef.Scalar { Kind: ScalarKind.String or ScalarKind.Boolean or ScalarKind.Int64 or ScalarKind.Double or ScalarKind.Decimal or ScalarKind.DateTime or ScalarKind.Date } => false,
        TypeRef.Named { IsStruct: false } => false,
        _ => true,
    };

    private static string Scalar(ScalarKind kind, string value, bool isNullable) => kind switch
    {
        ScalarKind.UInt8 or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.UInt64 or ScalarKind.UInt64Text or ScalarKind.Single =>
            $"checked(({TypeText.Type(new TypeRef.Scalar(kind, isNullable))})({value}))",
        ScalarKind.Guid => Each(value, isNullable, static text => $"global::System.Guid.Parse({text})", "global::System.Guid"),
        ScalarKind.Uri => Each(value, isNullable, static text => $"new global::System.Uri({text}, global::System.UriKind.RelativeOrAbsolute)", "global::System.Uri"),
        ScalarKind.Time => Each(value, isNullable, static text => $"global::System.TimeOnly.Parse({text}, global::System.Globalization.CultureInfo.InvariantCulture)", "global::System.TimeOnly"),
        ScalarKind.Element => $"{RuntimeNames.StepValues}.Element({value}){(isNullable ? "" : " ?? default")}",
        _ => value,
    };

    private static string Each(string value, bool isNullable, Func<string, string> convert, string type) =>
        isNullable ? $"{Values}Convert({value}, static text => ({type}?){Parenthesized(convert("text"))})" : convert(value);

    private static string Parenthesized(string text) => text[0] == '[' ? text : $"({text})";

    private static bool UsesEvaluation(FlowValue value) => value switch
    {
        FlowValue.Computed computed => computed.Expression.UsesEvaluation,
        FlowValue.Object record => record.Members.Any(static member => UsesEvaluation(member.Value)),
        FlowValue.List list => list.Items.Any(UsesEvaluation),
        FlowValue.Each each => each.Items.UsesEvaluation || UsesEvaluation(each.Item),
        FlowValue.Looked looked => looked.Key.UsesEvaluation,
        FlowValue.Either either => UsesEvaluation(either.First) || UsesEvaluation(either.Second),
        FlowValue.If choice => choice.Condition.UsesEvaluation || UsesEvaluation(choice.Value),
        FlowValue.Fetched fetched => fetched.Value.Expression.UsesEvaluation || fetched.Key is { UsesEvaluation: true } || fetched.Call.Members.Any(static member => UsesEvaluation(member.Value)),
        FlowValue.Given given => UsesEvaluation(given.Value),
        _ => false,
    };
}
