using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds paths, templates and expressions of a definition. If a text breaks a rule, the rule is reported and the result is null.</summary>
internal static class ExpressionBinder
{
    private const string Mark = "= ";

    /// <summary>Whether a text that may be a template says that it is an expression.</summary>
    public static bool IsExpression(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>An expression, with or without the <c>= </c> before it. A lone name that nobody declared is a hook.</summary>
    public static Computation? Expression(ExpressionText text, Scope scope, Target target, Report report) =>
        Guarded(text, report, new Variables(), notes =>
        {
            var binder = new Binder(scope, notes);
            var node = Parser.Parse(text.Text, Start(text.Text));
            return node is NameNode name && Lexer.IsName(name.Name) && !binder.Names.IsKnown(name.Name)
                ? new HookReference(name.Name)
                : Result(text, new Fitting(binder, target).Exact(binder.Bind(node, null)));
        });

    /// <summary>A value of a definition where an expression or a template is expected, with whatever type it has.</summary>
    public static Computation? Natural(JsonNode? value, Place place, Func<Place, ExpressionText> texts, Scope scope, Report report)
    {
        if (value is not JsonValue || value.GetValueKind() != System.Text.Json.JsonValueKind.String)
        {
            return Expression(value, place, texts, scope, new Target("a value", IxType.Any), report);
        }

        var text = texts(place);
        return Guarded(text, report, new Variables(), notes =>
        {
            var binder = new Binder(scope, notes);
            if (TemplateParser.IsTemplate(text.Text) && !IsExpression(text.Text))
            {
                var template = new TemplateBinder(binder, keepsNull: false);
                return Result(text, template.Template(text.Text), template.Missing);
            }

            var node = Parser.Parse(text.Text, Start(text.Text));
            return node is NameNode name && Lexer.IsName(name.Name) && !binder.Names.IsKnown(name.Name) ? new HookReference(name.Name) : Result(text, binder.Bind(node, null));
        });
    }

    /// <summary>A value of a definition where an expression is expected: text, or an object that names a hook.</summary>
    /// <param name="texts">The text that stands at a place.</param>
    public static Computation? Expression(JsonNode? value, Place place, Func<Place, ExpressionText> texts, Scope scope, Target target, Report report)
    {
        if (value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String)
        {
            return Expression(texts(place), scope, target, report);
        }

        if (value is JsonObject { Count: 1 } choice && choice["$hook"] is JsonValue hook && hook.TryGetValue<string>(out var name) && Lexer.IsName(name))
        {
            return new HookReference(name);
        }

        if (value is JsonObject engine && engine.ContainsKey("$jsonata"))
        {
            report.Add(Rules.UnsupportedSyntax, place, "$jsonata", "write the part that is not supported as a hook");
        }
        else
        {
            report.Add(Rules.ExpectedInExpression, place, "text or { \"$hook\": \"Name\" }", "another value");
        }

        return null;
    }

    /// <summary>The value of a template. One that is a placeholder and nothing else keeps its type; any other is text, and null if a part is missing.</summary>
    /// <param name="isXml">Whether values stand in XML, where some letters mean something else.</param>
    public static TypedExpression? Template(ExpressionText text, Scope scope, Target target, Report report, bool isXml = false) =>
        (TypedExpression?)Guarded(text, report, new Variables(), notes =>
        {
            var binder = new Binder(scope, notes);
            var template = new TemplateBinder(binder, keepsNull: false, isXml ? Runtime.Texts.Xml : null);
            var value = template.Template(text.Text);
            return Result(text, new Fitting(binder, target).Loose(value, template.Missing), template.Missing);
        });

    /// <summary>JSON whose texts may be templates, or expressions after <c>= </c>. What is missing is left out.</summary>
    /// <param name="texts">The text that stands at a place.</param>
    /// <returns>A nullable JSON node.</returns>
    public static TypedExpression? Value(JsonNode? value, Place place, Func<Place, ExpressionText> texts, Scope scope, Report report) =>
        new JsonBinder(texts, scope, report).Value(value, place);

    /// <summary>The end of a path that begins at a value.</summary>
    /// <param name="root">The value, whose members the path names.</param>
    /// <param name="target">What is needed; null where the path says what there is.</param>
    public static TypedExpression? Path(ExpressionText text, ScopeName root, Target? target, Report report) =>
        (TypedExpression?)Guarded(text, report, new Variables(), notes =>
        {
            var binder = new Binder(new Scope([], root), notes);
            var value = binder.Bind(PathParser.Parse(text.Text), null);
            return Result(text, target is null ? value : new Fitting(binder, target).Exact(value));
        });

    /// <summary>Runs a function that throws at the first broken rule, and reports the rule.</summary>
    internal static Computation? Guarded(ExpressionText text, Report report, Variables variables, Func<Notes, Computation> bind)
    {
        try
        {
            return bind(new Notes(text, report, variables));
        }
        catch (RuleFailure failure)
        {
            text.Add(report, failure.Rule, failure.Span, failure.Arguments);
            return null;
        }
    }

    internal static int Start(string text) => IsExpression(text) ? Mark.Length : 0;

    internal static TypedExpression Result(ExpressionText text, Bound value, IReadOnlyList<string>? missing = null) =>
        new(new BoundExpression(value.Value, value.Type.Carrier, text.Location, (missing ?? []).ToEquatableArray()), value.Type);
}
