using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds parsed expressions, templates and JSON to the names of a scope. If one breaks a rule, the rule is reported and the result is null.</summary>
internal static class ExpressionBinder
{
    /// <summary>An expression. A lone name that nobody declared is a hook.</summary>
    public static Computation? Expression(ExpressionSyntax syntax, Scope scope, Target target, Report report) =>
        Computed(syntax, scope, report, (binder, value) => new Fitting(binder, target).Exact(value));

    /// <summary>A template. One that is only a placeholder keeps its type; any other is text, and null if a part is missing.</summary>
    /// <param name="isXml">Whether values stand in XML, so that they are escaped.</param>
    public static TypedExpression? Template(TemplateSyntax syntax, Scope scope, Target target, Report report, bool isXml = false) =>
        RuleFailure.Guard(syntax.Text, report, () =>
        {
            var binder = new Binder(scope, new Notes(syntax.Text, report, new Variables()));
            var template = new TemplateBinder(binder, keepsNull: false, isXml ? Runtime.Texts.Xml : null);
            var value = template.Template(syntax);
            return Result(syntax.Text, new Fitting(binder, target).Loose(value, template.Missing), template.Missing);
        });

    /// <summary>A value for a target, whether it is an expression, a template or a hook.</summary>
    public static Computation? Value(ValueSyntax syntax, Scope scope, Target target, Report report) => syntax switch
    {
        ValueSyntax.Expression expression => Expression(expression.Syntax, scope, target, report),
        ValueSyntax.Template template => Template(template.Syntax, scope, target, report),
        _ => new HookReference(((ValueSyntax.Hook)syntax).Name),
    };

    /// <summary>The same with the type that the value has by itself.</summary>
    public static Computation? Natural(ValueSyntax syntax, Scope scope, Report report) => syntax switch
    {
        ValueSyntax.Expression expression => Computed(expression.Syntax, scope, report, static (_, value) => value),
        ValueSyntax.Template template => Natural(template.Syntax, scope, report),
        _ => new HookReference(((ValueSyntax.Hook)syntax).Name),
    };

    /// <summary>JSON whose texts may be computed. A member or an item whose value is missing is left out.</summary>
    /// <param name="text">The whole value: its place is the place of failures that name no other.</param>
    /// <returns>A nullable JSON node.</returns>
    public static TypedExpression? Json(JsonSyntax syntax, ExpressionText text, Scope scope, Report report) => new JsonBinder(scope, report).Value(syntax, text);

    /// <summary>The rest of a path that begins at a value.</summary>
    /// <param name="root">The value whose members the path names.</param>
    /// <param name="target">The requirement; null if any type will do.</param>
    public static TypedExpression? Path(ExpressionText text, ScopeName root, Target? target, Report report) => RuleFailure.Guard(text, report, () =>
    {
        var binder = new Binder(new Scope([], root), new Notes(text, report, new Variables()));
        var value = binder.Bind(PathParser.Parse(text.Text), null);
        return Result(text, target is null ? value : new Fitting(binder, target).Exact(value));
    });

    /// <summary>Parses and binds an expression, with or without the <c>= </c> before it.</summary>
    public static Computation? Expression(ExpressionText text, Scope scope, Target target, Report report) =>
        ExpressionSyntax.Parse(text, report) is { } syntax ? Expression(syntax, scope, target, report) : null;

    /// <summary>Parses and binds a template.</summary>
    public static TypedExpression? Template(ExpressionText text, Scope scope, Target target, Report report, bool isXml = false) =>
        TemplateSyntax.Parse(text, report) is { } syntax ? Template(syntax, scope, target, report, isXml) : null;

    /// <summary>Parses and binds a value where an expression is expected.</summary>
    /// <param name="texts">Gives the text at a place.</param>
    public static Computation? Value(JsonNode? value, Place place, Func<Place, ExpressionText> texts, Scope scope, Target target, Report report) =>
        ValueSyntax.Parse(value, place, texts, report) is { } syntax ? Value(syntax, scope, target, report) : null;

    /// <summary>Parses and binds a value with the type that it has by itself.</summary>
    /// <param name="texts">Gives the text at a place.</param>
    public static Computation? Natural(JsonNode? value, Place place, Func<Place, ExpressionText> texts, Scope scope, Report report) =>
        ValueSyntax.Parse(value, place, texts, report) is { } syntax ? Natural(syntax, scope, report) : null;

    /// <summary>Parses and binds JSON.</summary>
    /// <param name="texts">Gives the text at a place.</param>
    public static TypedExpression? Json(JsonNode? value, Place place, Func<Place, ExpressionText> texts, Scope scope, Report report) =>
        Json(JsonSyntax.Parse(value, place, texts, report), texts(place), scope, report);

    internal static TypedExpression Result(ExpressionText text, Bound value, IReadOnlyList<string>? missing = null) =>
        new(new BoundExpression(value.Value, value.Type.Carrier, text.Location, (missing ?? []).ToEquatableArray()), value.Type);

    private static Computation? Computed(ExpressionSyntax syntax, Scope scope, Report report, Func<Binder, Bound, Bound> fit) => RuleFailure.Guard<Computation>(syntax.Text, report, () =>
    {
        var binder = new Binder(scope, new Notes(syntax.Text, report, new Variables()));
        return syntax.Name is { } name && !binder.Names.IsKnown(name) ? new HookReference(name) : Result(syntax.Text, fit(binder, binder.Bind(syntax.Root, null)));
    });

    private static TypedExpression? Natural(TemplateSyntax syntax, Scope scope, Report report) => RuleFailure.Guard(syntax.Text, report, () =>
    {
        var template = new TemplateBinder(new Binder(scope, new Notes(syntax.Text, report, new Variables())), keepsNull: false);
        return Result(syntax.Text, template.Template(syntax), template.Missing);
    });
}
