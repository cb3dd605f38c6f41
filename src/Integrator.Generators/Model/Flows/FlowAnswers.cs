using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>What steps see of an answer, and what tells in it that it is a failure.</summary>
internal static class FlowAnswers
{
    private static readonly ValueSyntax.Expression s_id = RecordPath.Of("id", Place.Definition).Value;

    // data[], response, _json and id, over the members of the record.
    public static FlowScope Scope(BoundUse use, ImportAnswerDefinition? response, FlowScope scope)
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
        if (Path(response?.IdPath?.Value ?? (type.HasMember("id") ? s_id : null), whole, scope) is { } id)
        {
            names.Add(new ScopeName("id", id.Type, id.Value));
        }

        // What the answer has comes first; the record is reached by its name.
        return (scope with { Scope = scope.Scope with { Root = null } }).With([.. names]);
    }

    /// <summary>What is seen of the answers of several calls: data[].</summary>
    public static FlowScope List(BoundUse use, FlowScope scope)
    {
        if (use.Operation.Result is not { } result)
        {
            return scope;
        }

        var (type, convert) = use.Connector.Seen.Of(result);
        var item = new Term.Variable("item");
        var answers = new ScopeName("data", IxType.List(type), new Term.Variable("answers"))
        {
            Convert = convert is null ? null : value => Runtime.Lists.Map.Call(value, new Term.Lambda(["item"], convert(item))),
        };
        return (scope with { Scope = scope.Scope with { Root = null } }).With(answers);
    }

    private static TypedExpression? Path(ValueSyntax? path, ScopeName answer, FlowScope scope) => path is null ? null : (scope with { Scope = new Scope([], answer) }).Natural(path);

    public static FlowCheck? Check(ImportAnswerDefinition response, BoundUse use, FlowScope scope)
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
            ? answer.Bind(error.With(new CallNode(default, "string", default, [error.Root])), new Target("the message of an error", IxType.Text.OrNull()))
            : null;
        return condition is null ? null : new FlowCheck(condition.Expression, message?.Expression);
    }

    // Without values, what counts is whether there is something.
    private static IEnumerable<Node> Fails(RecordPath? path, IReadOnlyList<string> values, bool isFailure)
    {
        if (path is null)
        {
            yield break;
        }

        var value = path.Root;
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
}
