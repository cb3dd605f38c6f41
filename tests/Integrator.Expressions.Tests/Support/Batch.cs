using System.Reflection;
using System.Runtime.Loader;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Printing;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Expressions.Tests.Support;

/// <summary>What became of one text.</summary>
/// <param name="Json">Its value, where it has one.</param>
/// <param name="Failure">What the evaluation threw.</param>
/// <param name="Findings">The rules met, each with the letters it points at.</param>
internal sealed record Outcome(string Text, string? Json, Exception? Failure, IReadOnlyList<string> Findings);

/// <summary>Many texts compiled by one run of the C# compiler, and evaluated.</summary>
internal sealed class Batch
{
    private const string Head = """
        #nullable enable
        using System.Linq;
        using System.Text.Json.Nodes;

        """;

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, (string? Method, IReadOnlyList<string> Findings, bool CanFail)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Outcome> _outcomes = new(StringComparer.Ordinal);
    private readonly Type _snippets;

    private Batch(IEnumerable<string> texts, Func<ExpressionText, Report, Computation?> compile)
    {
        var members = new List<string>();
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            var (compiled, findings) = Compile(text, compile);
            var name = "E" + members.Count;
            _known.Add(text, (compiled is null ? null : name, findings, compiled?.Expression.CanFail == true));
            if (compiled is not null)
            {
                members.Add(Member(name, compiled));
            }
        }

        _snippets = Assembly(members).GetType("Snippets", throwOnError: true)!;
    }

    public Outcome this[string text] => _outcomes[text];

    public IEnumerable<Outcome> Outcomes => _outcomes.Values;

    /// <summary>The texts that break no rule.</summary>
    public IEnumerable<string> Compiled => _known.Where(static known => known.Value.Method is not null).Select(static known => known.Key);

    /// <summary>Whether the compiler knows that a text's evaluation can fail.</summary>
    public bool CanFail(string text) => _known[text].CanFail;

    /// <summary>Expressions that may give anything.</summary>
    public static Batch Expressions(IEnumerable<string> texts, string? data = null) =>
        Of(texts, data, static (text, report) => TextBinder.Expression(text, Sample.Scope, new Target("the test", IxType.Any), report));

    /// <summary>Texts, each a string of its own in a definition.</summary>
    /// <param name="compile">What is called with each.</param>
    public static Batch Of(IEnumerable<string> texts, string? data, Func<ExpressionText, Report, Computation?> compile)
    {
        var batch = Of(texts, compile);
        foreach (var text in batch._known.Keys)
        {
            batch._outcomes.Add(text, batch.Evaluate(text, JsonNode.Parse(data ?? Sample.Json)));
        }

        return batch;
    }

    /// <summary>The same, for values that come later.</summary>
    public static Batch Of(IEnumerable<string> texts, Func<ExpressionText, Report, Computation?> compile) => new(texts, compile);

    /// <summary>What a text is worth.</summary>
    public Outcome Evaluate(string text, JsonNode? data)
    {
        var (method, findings, _) = _known[text];
        return method is null ? new Outcome(text, null, null, findings) : Run(_snippets, method, text, findings, data);
    }

    /// <summary>The rules that a text meets.</summary>
    public static IReadOnlyList<string> Findings(string text, Func<ExpressionText, Report, Computation?> compile) => Compile(text, compile).Findings;

    /// <summary>The rules that an expression meets.</summary>
    public static IReadOnlyList<string> Findings(string text) =>
        Findings(text, static (expression, report) => TextBinder.Expression(expression, Sample.Scope, new Target("the test", IxType.Any), report));

    private static (TypedExpression? Compiled, IReadOnlyList<string> Findings) Compile(string text, Func<ExpressionText, Report, Computation?> compile)
    {
        var definition = SourceText.From("{\n  \"value\": " + JsonValue.Create(text).ToJsonString(s_relaxed) + "\n}");
        var report = new Report();
        var token = TextSpan.FromBounds(definition.ToString().IndexOf(": ", StringComparison.Ordinal) + 2, definition.Length - 2);
        var compiled = compile(ExpressionText.Of("test.integration.json", definition, token, Place.Root["value"]), report) as TypedExpression;
        var findings = report.Findings.Select(finding => $"{finding.Rule.Id} {definition.ToString(finding.Span!.Value)}").ToList();
        return (compiled, findings);
    }

    private static string Member(string name, TypedExpression compiled)
    {
        const string Parameters = "JsonNode? data, global::Order order, System.Collections.Generic.IReadOnlyDictionary<string, string> headers, global::Integrator.Expressions.Evaluation evaluation";
        return MethodPrinter.Text(compiled.Expression, $"public static {TypePrinter.Text(compiled.Expression.Type)} {name}({Parameters})");
    }

    private static Assembly Assembly(IEnumerable<string> members)
    {
        var source = Head + "internal static class Snippets\n{\n" + string.Join("\n", members) + "\n}\n" + Sample.Source;
        var tree = CSharpSyntaxTree.ParseText(source, GeneratorHost.ParseOptions, "snippets.cs", System.Text.Encoding.UTF8);
        var compilation = GeneratorHost.Consumer().RemoveAllSyntaxTrees().AddSyntaxTrees(tree);
        using var bytes = new MemoryStream();
        var emitted = compilation.Emit(bytes, cancellationToken: TestContext.Current.CancellationToken);
        var messages = emitted.Diagnostics.Where(static message => message.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(messages.Count == 0, string.Join("\n", messages.Take(10).Select(message => message + "\n    " + Line(tree, message))));
        bytes.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(bytes);
    }

    private static string Line(SyntaxTree tree, Diagnostic message) => tree.GetText().Lines.GetLineFromPosition(message.Location.SourceSpan.Start).ToString().Trim();

    private static Outcome Run(Type snippets, string method, string text, IReadOnlyList<string> findings, JsonNode? data)
    {
        try
        {
            var orders = snippets.Assembly.GetType("Order", throwOnError: true)!;
            var order = orders.GetMethod("Read")!.Invoke(null, [data!["order"] ?? JsonNode.Parse(Sample.Json)!["order"]!]);
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Retry-After"] = "30" };
            var value = snippets.GetMethod(method)!.Invoke(null, [data, order, headers, new Evaluation(new FixedTime(), static () => Guid.Empty)]);
            return new Outcome(text, Json(value), null, findings);
        }
        catch (TargetInvocationException failure) when (failure.InnerException is ExpressionException inner)
        {
            return new Outcome(text, null, inner, findings);
        }
    }

    private static string Json(object? value) => value switch
    {
        null => "null",
        JsonNode node => node.ToJsonString(s_relaxed),
        string text => "'" + text + "'",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);
    }
}
