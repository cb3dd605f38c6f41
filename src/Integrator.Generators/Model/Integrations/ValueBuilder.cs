using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Texts of a definition to values that the runtime takes: text as it stands, or a method that computes it.</summary>
internal sealed class ValueBuilder(DefinitionTexts texts, ComputedList functions, Report report)
{
    public ComputedList Functions => functions;

    public Report Report => report;

    public ExpressionText Text(Place place, string text) => texts.At(place, text);

    /// <summary>Whether a value says how it is computed.</summary>
    public static bool IsComputed(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String && (TemplateParser.IsTemplate(text.ToString()) || ExpressionSyntax.IsMarked(text.ToString()));

    /// <summary>Text that is the same always, or a function; null where the text breaks a rule.</summary>
    /// <param name="name">What the method is called.</param>
    /// <param name="place">The place in a message.</param>
    /// <param name="isNeeded">Whether a missing value fails; else the result is null then.</param>
    public Setting? Of(JsonNode? value, Place at, string name, Scope scope, ScopeKind kind, string place, bool isNeeded = false)
    {
        if (!IsComputed(value))
        {
            return value is null ? null : new Setting.Text(value.ToString());
        }

        var type = IxType.Text.OrNull(!isNeeded);
        return Compiled(value!.ToString(), at, scope, new Target(place, type)) is { } computation ? functions.Function(name, kind, computation, type) : null;
    }

    /// <summary>The same, as a function in any case.</summary>
    public Setting? Function(JsonNode? value, Place at, string name, Scope scope, ScopeKind kind, string place, bool isNeeded = false) =>
        Of(value, at, name, scope, kind, place, isNeeded) is not { } setting ? null : setting is Setting.Text ? new Setting.Function("_", setting) : setting;

    /// <summary>The same, as C# where the variables of the scope are at hand.</summary>
    public string? Operand(JsonNode? value, Place at, string name, Scope scope, ScopeKind kind, string place, IxType type, bool isXml = false) =>
        Compiled(value!.ToString(), at, scope, new Target(place, type), isXml) is { } computation ? functions.Operand(name, kind, computation, type) : null;

    /// <summary>A template, or an expression after <c>= </c>.</summary>
    public Computation? Compiled(string text, Place at, Scope scope, Target target, bool isXml = false)
    {
        var written = texts.At(at, text);
        return ExpressionSyntax.IsMarked(text)
            ? ExpressionBinder.Expression(written, scope, target, report)
            : ExpressionBinder.Template(written, scope, target, report, isXml);
    }

    /// <summary>A key that is documented as an expression. In it, a template is a value that is there or not.</summary>
    public Setting? Expression(JsonNode? value, Place at, string name, Scope scope, ScopeKind kind, Target target)
    {
        var text = value is JsonValue && value.GetValueKind() == JsonValueKind.String ? value.ToString() : null;
        var computation = text is not null && TemplateParser.IsTemplate(text) && !ExpressionSyntax.IsMarked(text)
            ? ExpressionBinder.Template(texts.At(at, text), scope, target, report)
            : ExpressionBinder.Value(value, at, texts.At, scope, target, report);
        return computation is null ? null : functions.Function(name, kind, computation, target.Type);
    }

    /// <summary>The type of a value, whatever is wrong with it; null where it has none.</summary>
    public IxType? TypeOf(JsonNode? value, Place at, Scope scope) => (ExpressionBinder.Natural(value, at, texts.At, scope, new Report()) as TypedExpression)?.Type;

    /// <summary>The same, with whatever type it has.</summary>
    public Computation? Natural(JsonNode? value, Place at, Scope scope) => ExpressionBinder.Natural(value, at, texts.At, scope, report);

    /// <summary>JSON with templates in it, as a function that builds it.</summary>
    public TypedExpression? Json(JsonNode? value, Place at, Scope scope) => ExpressionBinder.Json(value, at, texts.At, scope, report);

    /// <summary>Pairs of names and texts as a function; null where there is none.</summary>
    /// <param name="name">What the methods' names begin with.</param>
    public Setting? Pairs(IEnumerable<(string Key, JsonNode? Value, Place Place)> pairs, string name, Scope scope, ScopeKind kind, string place)
    {
        var items = new List<Setting>();
        foreach (var (key, value, at) in pairs)
        {
            if (Of(value, at, name + " " + key, scope, kind, $"{place} '{key}'") is { } setting)
            {
                items.Add(new Setting.New(null, new Setting[] { new Setting.Text(key), Called(setting, kind) }.ToEquatableArray(), []));
            }
        }

        return items.Count == 0 ? null : new Setting.Function(items.All(IsConstant) ? "_" : kind.Variable, new Setting.List(items.ToEquatableArray()));
    }

    /// <summary>The value of a function where its variable is at hand.</summary>
    public static Setting Called(Setting setting, ScopeKind kind) => setting switch
    {
        Setting.Function function => function.Result,
        Setting.Code code => new Setting.Code($"{code.CSharp}({kind.Variable})"),
        _ => setting,
    };

    private static bool IsConstant(Setting pair) => ((Setting.New)pair).Arguments.All(static argument => argument is Setting.Text);
}
