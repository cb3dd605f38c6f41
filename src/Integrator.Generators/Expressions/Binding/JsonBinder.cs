using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds JSON whose texts may be templates or expressions.</summary>
internal sealed class JsonBinder(Scope scope, Report report)
{
    private readonly Variables _variables = new();
    private readonly List<string> _missing = [];
    private bool _isBroken;

    public TypedExpression? Value(JsonSyntax syntax, ExpressionText text)
    {
        var json = Runtime.JsonValues.Root.Call(Json(syntax));
        return _isBroken ? null : new TypedExpression(new BoundExpression(json, IxType.Any.Carrier, text.Location, _missing.ToEquatableArray()), IxType.Any);
    }

    // Every text is bound, so that all broken rules are reported at once.
    private Term Json(JsonSyntax syntax) => syntax switch
    {
        JsonSyntax.Null => new Term.Static(Runtime.JsonRecords.Null),
        JsonSyntax.Text text => Runtime.JsonConversions.Of.Call(new Term.Text(text.Value)),
        JsonSyntax.Constant constant => Runtime.JsonValues.Parse.Call(new Term.Text(constant.Json)),
        JsonSyntax.List list => Runtime.Lists.Json.Call(list.Items.Select(Json)),
        JsonSyntax.Record record => Record(record),
        JsonSyntax.Computed { Value: ValueSyntax.Expression { Syntax: var expression } } => Located(Expression(expression)),
        JsonSyntax.Computed { Value: ValueSyntax.Template { Syntax: var template } } => Located(Template(template)),
        _ => Located(null),
    };

    private Term Record(JsonSyntax.Record record)
    {
        var own = Runtime.JsonRecords.Of.Call([.. record.Members.Select(member => Runtime.JsonRecords.Member.Call(new Term.Text(member.Name), Json(member.Value)))]);
        return record.Merged.Count == 0 ? own : Runtime.JsonRecords.DeepMerge.Call([.. record.Merged.Select(Json), own]);
    }

    private Term Located(TypedExpression? value)
    {
        if (value is null)
        {
            _isBroken = true;
            return Term.NoValue;
        }

        _missing.AddRange(value.Expression.Missing);
        return value.Expression.CanFail ? value.Expression.Located() : value.Value;
    }

    private TypedExpression? Expression(ExpressionSyntax syntax) => RuleFailure.Guard(syntax.Text, report, () =>
    {
        var binder = Binder(syntax.Text);
        return ExpressionBinder.Result(syntax.Text, Owned(binder, binder.Bind(syntax.Root, null)));
    });

    private TypedExpression? Template(TemplateSyntax syntax) => RuleFailure.Guard(syntax.Text, report, () =>
    {
        var binder = Binder(syntax.Text);
        var template = new TemplateBinder(binder, keepsNull: true);
        return ExpressionBinder.Result(syntax.Text, Owned(binder, template.Template(syntax)), template.Missing);
    });

    private Binder Binder(ExpressionText text) => new(scope, new Notes(text, report, _variables));

    private static Bound Owned(Binder binder, Bound value) => new(IxType.Any, binder.Conversion.Owned(value), value.Span);
}
