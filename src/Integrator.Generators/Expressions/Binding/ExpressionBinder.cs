using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds values of a definition. If a value breaks a rule, the rule is reported and the result is null.</summary>
internal static class ExpressionBinder
{
    /// <summary>A value of a type. A lone name that nobody declared is a hook. Objects and lists are JSON, and nothing where a text is needed.</summary>
    /// <param name="isXml">Whether values stand in XML text, which they must not break.</param>
    /// <param name="variables">Variables of the method in which the term stands; null if it stands alone.</param>
    public static Computation? Bind(ValueSyntax value, Scope scope, Target target, Report report, bool isXml = false, Variables? variables = null) => value switch
    {
        ValueSyntax.Hook hook => new HookReference(hook.Name, hook.Place),
        ValueSyntax.Expression { Root: NameNode name } when IsHook(name, scope) => new HookReference(name.Name, value.Place),
        ValueSyntax.Expression expression => Guarded(expression.Text, report, variables, notes =>
        {
            var binder = new Binder(scope, notes);
            return Result(expression.Text, new Fitting(binder, target).Exact(binder.Bind(expression.Root, null)));
        }),
        ValueSyntax.Template template => Guarded(template.Text, report, variables, notes =>
        {
            var binder = new Binder(scope, notes);
            var bound = new TemplateBinder(binder, keepsNull: false, isXml ? Runtime.Texts.Xml : null);
            var result = bound.Template(template.Parts, template.Text.Text);
            return Result(template.Text, new Fitting(binder, target).Loose(result, bound.Missing), bound.Missing);
        }),
        ValueSyntax.Object or ValueSyntax.List when target.Type.Kind == IxKind.Any => Json(value, scope, report, variables),
        _ => null,
    };

    /// <summary>A value with the type that it has.</summary>
    public static Computation? Natural(ValueSyntax value, Scope scope, Report report, Variables? variables = null) => value switch
    {
        ValueSyntax.Hook hook => new HookReference(hook.Name, hook.Place),
        ValueSyntax.Expression { Root: NameNode name } when IsHook(name, scope) => new HookReference(name.Name, value.Place),
        ValueSyntax.Expression expression => Guarded(expression.Text, report, variables, notes => Result(expression.Text, new Binder(scope, notes).Bind(expression.Root, null))),
        ValueSyntax.Template template => Guarded(template.Text, report, variables, notes =>
        {
            var bound = new TemplateBinder(new Binder(scope, notes), keepsNull: false);
            return Result(template.Text, bound.Template(template.Parts, template.Text.Text), bound.Missing);
        }),
        ValueSyntax.Object or ValueSyntax.List => Json(value, scope, report, variables),
        _ => null,
    };

    /// <summary>JSON that holds templates and expressions. Members whose value is missing are left out.</summary>
    /// <returns>A nullable JSON node.</returns>
    public static TypedExpression? Json(ValueSyntax value, Scope scope, Report report, Variables? variables = null) => new JsonBinder(scope, report, variables ?? new Variables()).Bind(value);

    /// <summary>The end of a path that begins at a value.</summary>
    /// <param name="root">The value, whose members the path names.</param>
    /// <param name="target">The type that is needed; null for the type that the path has.</param>
    public static TypedExpression? Path(ExpressionText text, ScopeName root, Target? target, Report report) =>
        (TypedExpression?)Guarded(text, report, null, notes =>
        {
            var binder = new Binder(new Scope([], root), notes);
            var value = binder.Bind(PathParser.Parse(text.Text), null);
            return Result(text, target is null ? value : new Fitting(binder, target).Exact(value));
        });

    /// <summary>A term of a type as JSON.</summary>
    public static Term Json(IxType type, Term value, Variables variables) =>
        new Conversion(new Notes(ExpressionText.At("", Place.Definition, ""), new Report(), variables)).Json(new Bound(type, value, default)).Value;

    /// <summary>The text of a computed value.</summary>
    public static ExpressionText TextOf(ValueSyntax value) => value switch
    {
        ValueSyntax.Expression expression => expression.Text,
        ValueSyntax.Template template => template.Text,
        _ => ExpressionText.At("", value.Place, ""),
    };

    /// <summary>Runs a function that throws at the first broken rule, and reports the rule.</summary>
    internal static Computation? Guarded(ExpressionText text, Report report, Variables? variables, Func<Notes, Computation> bind)
    {
        try
        {
            return bind(new Notes(text, report, variables ?? new Variables()));
        }
        catch (RuleFailure failure)
        {
            text.Add(report, failure.Rule, failure.Span, failure.Arguments);
            return null;
        }
    }

    internal static TypedExpression Result(ExpressionText text, Bound value, IReadOnlyList<string>? missing = null) =>
        new(new BoundExpression(value.Value, value.Type.Carrier, text.Location, (missing ?? []).ToEquatableArray()), value.Type);

    private static bool IsHook(NameNode name, Scope scope) => Lexer.IsName(name.Name) && !scope.IsKnown(name.Name);
}
