using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds JSON whose texts may be templates or expressions.</summary>
internal sealed class JsonBinder(Scope scope, Report report, Variables variables)
{
    private readonly List<string> _missing = [];
    private bool _isBroken;

    public TypedExpression? Bind(ValueSyntax value)
    {
        var json = Json(value);
        return _isBroken ? null
            : new TypedExpression(
                new BoundExpression(Runtime.JsonValues.Root.Call(json), IxType.Any.Carrier, ExpressionBinder.TextOf(value).Location, _missing.ToEquatableArray()), IxType.Any);
    }

    // Every text is bound, so that all broken rules are reported at once.
    private Term Json(ValueSyntax value) => value switch
    {
        ValueSyntax.Null => new Term.Static(Runtime.JsonRecords.Null),
        ValueSyntax.Object members => Object(members),
        ValueSyntax.List list => Runtime.Lists.Json.Call(list.Items.Select(Json)),
        ValueSyntax.Constant { IsText: true } constant => Runtime.JsonConversions.Of.Call(new Term.Text(constant.Text)),
        ValueSyntax.Constant constant => Runtime.JsonValues.Parse.Call(new Term.Text(constant.Json)),
        ValueSyntax.Template template => Computed(template.Text, binder =>
        {
            var bound = new TemplateBinder(binder, keepsNull: true);
            return (bound.Template(template.Parts, template.Text.Text), bound.Missing);
        }),
        ValueSyntax.Expression expression => Computed(expression.Text, binder => (binder.Bind(expression.Root, null), [])),
        _ => Broken(),
    };

    private Term Object(ValueSyntax.Object members)
    {
        var own = Runtime.JsonRecords.Of.Call(members.Members.Select(member => Runtime.JsonRecords.Member.Call(new Term.Text(member.Name), Json(member.Value))));
        return members.Merged.Count == 0 ? own : Runtime.JsonRecords.DeepMerge.Call(members.Merged.Select(Json).Append(own));
    }

    private Term Computed(ExpressionText text, Func<Binder, (Bound Value, IReadOnlyList<string> Missing)> bind)
    {
        var computation = ExpressionBinder.Guarded(text, report, variables, notes =>
        {
            var binder = new Binder(scope, notes);
            var (value, missing) = bind(binder);
            return ExpressionBinder.Result(text, new Bound(IxType.Any, binder.Conversion.Owned(value), value.Span), missing);
        });
        if (computation is not TypedExpression { Expression: var bound })
        {
            return Broken();
        }

        _missing.AddRange(bound.Missing);
        return bound.CanFail ? bound.Located() : bound.Value;
    }

    private Term Broken()
    {
        _isBroken = true;
        return Term.NoValue;
    }
}
