using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds JSON whose texts may be templates or expressions.</summary>
internal sealed class JsonBinder(Func<Place, ExpressionText> texts, Scope scope, Report report)
{
    private const string MergeKey = "$truto_merge";

    private readonly Variables _variables = new();
    private readonly List<string> _missing = [];
    private bool _isBroken;

    public TypedExpression? Value(JsonNode? value, Place place)
    {
        var json = Json(value, place);
        return _isBroken ? null
            : new TypedExpression(new BoundExpression(Runtime.JsonValues.Root.Call(json), IxType.Any.Carrier, texts(place).Location, _missing.ToEquatableArray()), IxType.Any);
    }

    // Every text is bound, so that all broken rules are reported at once.
    private Term Json(JsonNode? value, Place place) => value switch
    {
        null => new Term.Static(Runtime.JsonRecords.Null),
        JsonObject members => Object(members, place),
        JsonArray items => Runtime.Lists.Json.Call(items.Select((item, index) => Json(item, place[index]))),
        _ when IsText(value) => Text(value.GetValue<string>(), place),
        _ => Runtime.JsonValues.Parse.Call(new Term.Text(value.ToJsonString())),
    };

    private Term Object(JsonObject members, Place place)
    {
        var pairs = members.Where(static member => member.Key != MergeKey).Select(member => Runtime.JsonRecords.Member.Call(new Term.Text(member.Key), Json(member.Value, place[member.Key]))).ToList();
        var own = Runtime.JsonRecords.Of.Call(pairs);
        if (!members.TryGetPropertyValue(MergeKey, out var merged))
        {
            return own;
        }

        var at = place[MergeKey];
        var others = merged is JsonArray list ? list.Select((item, index) => Json(item, at[index])) : [Json(merged, at)];
        return Runtime.JsonRecords.DeepMerge.Call(others.Append(own));
    }

    private Term Text(string text, Place place)
    {
        if (!ExpressionBinder.IsExpression(text) && !TemplateParser.IsTemplate(text))
        {
            return Runtime.JsonConversions.Of.Call(new Term.Text(text));
        }

        var written = texts(place);
        if (ExpressionBinder.Guarded(written, report, _variables, notes => Computed(written, notes)) is not TypedExpression { Expression: var bound })
        {
            _isBroken = true;
            return Term.NoValue;
        }

        _missing.AddRange(bound.Missing);
        return bound.CanFail ? bound.Located() : bound.Value;
    }

    private TypedExpression Computed(ExpressionText text, Notes notes)
    {
        var binder = new Binder(scope, notes);
        if (ExpressionBinder.IsExpression(text.Text))
        {
            return ExpressionBinder.Result(text, Owned(binder, binder.Bind(Parser.Parse(text.Text, ExpressionBinder.Start(text.Text)), null)));
        }

        var template = new TemplateBinder(binder, keepsNull: true);
        return ExpressionBinder.Result(text, Owned(binder, template.Template(text.Text)), template.Missing);
    }

    private static Bound Owned(Binder binder, Bound value) => new(IxType.Any, binder.Conversion.Owned(value), value.Span);

    private static bool IsText(JsonNode? value) => value is JsonValue && value.GetValueKind() == JsonValueKind.String;
}
