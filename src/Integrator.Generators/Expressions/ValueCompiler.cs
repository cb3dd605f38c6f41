using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Emit;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions;

/// <summary>JSON of a definition, whose texts may say how they are computed, to C# that builds it.</summary>
internal sealed class ValueCompiler(Func<Place, ExpressionText> texts, Scope scope, Report report)
{
    private const string MergeKey = "$truto_merge";

    private readonly Variables _variables = new();
    private readonly List<string> _missing = [];
    private bool _isBroken;

    public CompiledExpression? Value(JsonNode? value, Place place)
    {
        var code = Code(value, place);
        return _isBroken ? null : new CompiledExpression($"{Runtime.Json}Root({code})", IxType.Any, texts(place), _missing);
    }

    // Every text is looked at, so that all that is wrong is told at once.
    private string Code(JsonNode? value, Place place) => value switch
    {
        null => Runtime.Records + "Null",
        JsonObject members => Object(members, place),
        JsonArray items => $"{Runtime.Lists}Json({string.Join(", ", items.Select((item, index) => Code(item, place[index])))})",
        _ when IsText(value) => Text(value.GetValue<string>(), place),
        _ => $"{Runtime.Json}Parse({CSharp.Literal(value.ToJsonString())})",
    };

    private string Object(JsonObject members, Place place)
    {
        var pairs = members.Where(static member => member.Key != MergeKey).Select(member => $"{Runtime.Records}Member({CSharp.Literal(member.Key)}, {Code(member.Value, place[member.Key])})").ToList();
        var own = $"{Runtime.Records}Of({string.Join(", ", pairs)})";
        if (!members.TryGetPropertyValue(MergeKey, out var merged))
        {
            return own;
        }

        var at = place[MergeKey];
        var others = merged is JsonArray list ? list.Select((item, index) => Code(item, at[index])) : [Code(merged, at)];
        return $"{Runtime.Records}DeepMerge({string.Join(", ", others.Append(own))})";
    }

    private string Text(string text, Place place)
    {
        if (!ExpressionCompiler.IsExpression(text) && !TemplateParser.IsTemplate(text))
        {
            return $"{Runtime.Convert}Of({CSharp.Literal(text)})";
        }

        var written = texts(place);
        if (ExpressionCompiler.Compiled(written, report, _variables, notes => Computed(written, notes)) is not CompiledExpression compiled)
        {
            _isBroken = true;
            return "null";
        }

        _missing.AddRange(compiled.Missing);
        return CanFail(compiled.Code) ? $"{Runtime.Json}Located({written.Arguments}, () => {compiled.Code})" : compiled.Code;
    }

    private CompiledExpression Computed(ExpressionText text, Notes notes)
    {
        var binder = new Binder(scope, notes);
        if (ExpressionCompiler.IsExpression(text.Text))
        {
            return ExpressionCompiler.Result(text, Owned(binder, binder.Bind(Parser.Parse(text.Text, ExpressionCompiler.Start(text.Text)), null)));
        }

        var template = new TemplateBinder(binder, keepsNull: true);
        return ExpressionCompiler.Result(text, Owned(binder, template.Template(text.Text)), template.Missing);
    }

    // Only what calls the runtime for more than a change of form has a place to tell.
    private static bool CanFail(string code) => code.Replace(Runtime.Convert + "Of(", "").Contains(Runtime.Space);

    private static Bound Owned(Binder binder, Bound value) => new(IxType.Any, binder.Conversion.Owned(value), value.Span);

    private static bool IsText(JsonNode? value) => value is JsonValue && value.GetValueKind() == JsonValueKind.String;
}
