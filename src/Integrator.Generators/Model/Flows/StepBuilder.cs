using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>Processors to steps.</summary>
internal sealed class StepBuilder(FlowParts parts)
{
    private readonly NameScope _names = new([]);

    public List<FlowStepModel> Steps { get; } = [];

    /// <summary>The steps of some processors, in order.</summary>
    /// <param name="visible">The members that steps may have added; those of these steps are added to it.</param>
    /// <returns>The members that hold the steps.</returns>
    public EquatableArray<string> Build(IReadOnlyList<ProcessorDefinition> processors, HashSet<string> visible)
    {
        var members = new List<string>();
        foreach (var processor in processors)
        {
            if (Step(processor, visible) is { } step)
            {
                Steps.Add(step);
                members.Add(step.Member);
            }
        }

        return members.ToEquatableArray();
    }

    private FlowStepModel? Step(ProcessorDefinition processor, HashSet<string> visible)
    {
        var import = processor.Import is { } imported ? parts.Directory.Import(imported) : null;
        var export = processor.Export is { } exported ? parts.Directory.Export(exported) : null;
        var use = import?.Use ?? export?.Use ?? (processor.Operation is { } operation ? new OperationUse(null, null, operation, processor.Place) : null);
        if (use is null || parts.Directory.Use(use) is not { } bound)
        {
            return null;
        }

        var name = _names.Take(processor.Name ?? processor.Import?.Value ?? processor.Export?.Value ?? processor.Operation!.Value);
        var member = Names.Pascal(name);
        parts.Member(member + "Async");
        var scope = parts.Scope(visible, bound.Connector);
        var mapping = parts.Mapping(bound.Connector, import?.Lookups ?? []);
        var call = mapping.Call(bound.Operation, import?.Mapping ?? [.. export?.Input ?? [], .. processor.Input], scope, (import?.Place ?? export?.Place ?? processor.Place));
        var when = When(processor, import, export, member, visible);
        var connection = parts.Method(member + "Connection", processor.ConnectionName, new Target("the name of a connection", IxType.Text.OrNull()), visible);
        var answers = Answers(bound, import?.Response, scope);
        var check = import?.Response is { } response ? Check(response, bound, scope) : null;
        var growth = Growth(processor, answers, visible);
        var usesAnswer = check is not null || growth.Any(static one => Uses(one.Value));
        return new FlowStepModel(
            name,
            member,
            import is not null || (export is null && bound.Operation.Verb is not ("GET" or "HEAD")),
            parts.Slot(bound.Slot).Member,
            import?.Label ?? export?.Label,
            processor.ProceedsOnFailure,
            processor.BreaksOtherwise,
            processor.UsesDefaultConnection,
            processor.DelaySeconds,
            when,
            connection,
            call with { UsesAnswer = usesAnswer },
            check,
            growth);
    }

    private static bool Uses(FlowValue value) => value is FlowValue.Computed computed && computed.Expression.Value.Uses("answer");

    private FlowMethod? When(ProcessorDefinition processor, ImportDefinition? import, ExportDefinition? export, string member, HashSet<string> visible)
    {
        var scope = parts.Scope(visible, null);
        var conditions = new[] { processor.When, import?.Filter, export?.InputFilter }.Select(scope.Condition).OfType<TypedExpression>().ToList();
        if (conditions.Count == 0)
        {
            return null;
        }

        var all = conditions.Select(static condition => condition.Expression).Aggregate(static (one, other) => one with { Value = new Term.And(Part(one), Part(other)) });
        return new FlowMethod(parts.Member("Wants" + member), all);
    }

    // Each part tells its own place.
    private static Term Part(BoundExpression condition) => condition.NeedsLocation ? condition.Located(IxType.Bool.Carrier) : condition.Value;

    // data[], response, _json and id, over the members of the record.
    private static FlowScope Answers(BoundUse use, ImportAnswerDefinition? response, FlowScope scope)
    {
        if (use.Operation.Result is not { } result)
        {
            return scope;
        }

        var (type, convert) = use.Connector.Seen.Of(result);
        var whole = new ScopeName("response", type, FlowParts.Answer) { Convert = convert };
        var value = convert is null ? FlowParts.Answer : convert(FlowParts.Answer);
        var data = type.Kind == IxKind.List ? whole with { Name = "data" } : new ScopeName("data", IxType.List(type), Runtime.FlowValues.One.Call(value));
        List<ScopeName> names = [whole, whole with { Name = "_json" }, data];
        if (Path(response?.IdPath?.Value ?? (type.HasMember("id") ? "id" : null), response?.IdPath?.Place ?? Place.Definition, whole, scope) is { } id)
        {
            names.Add(new ScopeName("id", id.Type, id.Value));
        }

        // What the answer has comes first; the record is reached by its name.
        return (scope with { Scope = scope.Scope with { Root = null } }).With([.. names]);
    }

    private static TypedExpression? Path(string? path, Place place, ScopeName answer, FlowScope scope) => path is null ? null
        : (scope with { Scope = new Scope([], answer) }).Natural(new ValueSyntax.Expression(ExpressionText.At("", place, path), PathParser.Parse(path), place));

    private static FlowCheck? Check(ImportAnswerDefinition response, BoundUse use, FlowScope scope)
    {
        if (use.Operation.Result is not { } result)
        {
            return null;
        }

        var (type, convert) = use.Connector.Seen.Of(result);
        var answer = scope with { Scope = new Scope([], new ScopeName("response", type, FlowParts.Answer) { Convert = convert }) };
        var fails = Fails(response.FailPath, response.FailValues, isFailure: true).Concat(Fails(response.SuccessPath, response.SuccessValues, isFailure: false)).ToList();
        if (fails.Count == 0)
        {
            return null;
        }

        var place = (response.FailPath ?? response.SuccessPath)!.Place;
        var condition = answer.Condition(new ValueSyntax.Expression(ExpressionText.At("", place, ""), fails.Aggregate(static (one, other) => new BinaryNode(default, "or", one, other)), place));
        var message = response.ErrorPath is { } error
            ? answer.Bind(new ValueSyntax.Expression(ExpressionText.At("", error.Place, error.Value), new CallNode(default, "string", default, [PathParser.Parse(error.Value)]), error.Place), new Target("the message of an error", IxType.Text.OrNull()))
            : null;
        return condition is null ? null : new FlowCheck(condition.Expression, message?.Expression);
    }

    // Without values, what counts is whether there is something.
    private static IEnumerable<Node> Fails(Located<string>? path, IReadOnlyList<string> values, bool isFailure)
    {
        if (path is null)
        {
            yield break;
        }

        var value = PathParser.Parse(path.Value);
        var hit = values.Count == 0 ? value : values.Select(text => (Node)new BinaryNode(default, "=", value, Constant(text))).Aggregate(static (one, other) => new BinaryNode(default, "or", one, other));
        yield return isFailure ? hit : new CallNode(default, "not", default, [hit]);
    }

    private static Node Constant(string json) => System.Text.Json.Nodes.JsonNode.Parse(json) switch
    {
        null => new LiteralNode(default, null),
        var value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => new LiteralNode(default, value.GetValue<string>()),
        var value when value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => new LiteralNode(default, value.GetValue<bool>()),
        var value => new NumberNode(default, value.ToJsonString()),
    };

    private EquatableArray<FlowMember> Growth(ProcessorDefinition processor, FlowScope answers, HashSet<string> visible)
    {
        var members = new List<FlowMember>();
        foreach (var member in processor.ResponseMapping)
        {
            var value = member.Value switch
            {
                MappingSyntax.Value plain => plain.Syntax,
                MappingSyntax.Rule { From: { } from } rule => FormatRule.Apply(from, rule.Format),
                _ => null,
            };
            if (value is null || answers.Natural(value) is not { } bound)
            {
                continue;
            }

            if (parts.Shapes.Has(member.Name))
            {
                parts.Directory.Report.AddAtKey(Rules.OverwrittenMember, member.Place, member.Name);
            }

            var (type, seen) = GrowthType.Of(bound.Type);
            var expression = seen == bound.Type.NotNull() ? bound.Expression : answers.Bind(value, new Target(member.Name, seen.OrNull()))!.Expression;
            var property = parts.Shapes.Add(member.Name, Names.Pascal(member.Name), type, seen, GrowthType.Convert(seen));
            members.Add(new FlowMember(property.Name, new FlowValue.Computed(expression, type, bound.Type.IsNullable)));
            visible.Add(member.Name);
        }

        return members.ToEquatableArray();
    }
}
