using Integrator.Generators.Definitions.Integrations.Actions;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Integrations.Actions;

/// <summary>What a step sets in the request that it sends: results of earlier steps, and members of the input.</summary>
internal sealed class StepArguments(Build build, ProcedureRun run)
{
    public EquatableArray<StepArgument> Of(StepDefinition.Request step, Operation operation) =>
        operation.Arguments.Select(argument => Argument(argument, operation, step)).OfType<StepArgument>().ToEquatableArray();

    private StepArgument? Argument(Argument argument, Operation operation, StepDefinition.Request step)
    {
        var input = operation.Inputs.FirstOrDefault(input => input.Member == argument.Member);
        var json = input is { IsPrevious: true } ? run.PreviousJson : input is { IsStep: true } ? run.Json(input.Name) : null;
        if (json is not null)
        {
            return new StepArgument.Json(argument.Member, json);
        }

        if (input is { IsStep: true })
        {
            build.Report.AddAtKey(Rules.UnknownMember, step.Place, input.Name, "steps", Nearest.Hint(input.Name, run.Names));
            return null;
        }

        var given = run.Members.FirstOrDefault(member => member.Name == argument.Member) is { } member ? OfInput(argument, member, step) : null;
        if (given is null && argument.IsRequired)
        {
            build.Report.AddAtKey(Rules.UnknownMember, step.Place, argument.Name, "args", "");
            return new StepArgument.Missing(argument.Member);
        }

        return given;
    }

    private StepArgument.Input? OfInput(Argument argument, Property member, StepDefinition.Request step)
    {
        if (member.Type.NotNull() == argument.Type.NotNull())
        {
            var property = new Term.Member(new Term.Variable("input"), member.Name);
            var value = member.Presence == Presence.Tristate ? new Term.Member(property, "Value") : property;
            var isNeeded = argument.IsRequired && (member.Presence != Presence.Required || member.Type.IsNullable);
            return new StepArgument.Input(argument.Member, value, isNeeded ? member.Wire : null);
        }

        if (argument.Type is not TypeRef.Scalar { Kind: ScalarKind.String } || !Lexer.IsName(member.Wire))
        {
            return null;
        }

        var text = ExpressionText.At("", step.Place, "{{args." + member.Wire + "}}");
        var template = new ValueSyntax.Template(text, TemplateParser.Parse(text.Text), step.Place);
        var target = new Target($"the argument '{argument.Name}'", IxType.Text.OrNull(!argument.IsRequired));
        return ExpressionBinder.Bind(template, run.Scope, target, build.Report, isXml: false, run.Variables) is TypedExpression bound ? new StepArgument.Input(argument.Member, bound.Value, null) : null;
    }
}
