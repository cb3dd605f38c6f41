using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.Integrations.Schemas;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Actions;

/// <summary>Steps that run one after the other: when somebody connects, or when they are called.</summary>
/// <param name="Input">What the caller gives; null for nothing.</param>
/// <param name="Output">What the last step gives; null if its own type says it.</param>
internal sealed record ActionDefinition(string Name, string? Description, SchemaKey? Input, SchemaKey? Output, IReadOnlyList<StepDefinition> Steps, Place Place)
{
    /// <summary>The resource that the requests of actions are methods of.</summary>
    public const string Resource = "actions";

    /// <summary>Whether it is one request without a condition, and so a method by itself.</summary>
    public bool IsRequest => Steps.Count == 1 && Steps[0] is StepDefinition.Request { Condition: null };

    public IEnumerable<MethodDefinition> Methods => Steps.OfType<StepDefinition.Request>().Select(static step => step.Method).OfType<MethodDefinition>();
}

/// <summary>One step of an action.</summary>
/// <param name="Name">What later steps call it.</param>
/// <param name="Condition">The step is left out if it is false; null for always.</param>
internal abstract record StepDefinition(string Name, ValueSyntax? Condition, Place Place)
{
    /// <param name="Method">Null if the request cannot be sent; then it has been reported.</param>
    internal sealed record Request(MethodDefinition? Method, string Name, ValueSyntax? Condition, Place Place) : StepDefinition(Name, Condition, Place);

    internal sealed record Transform(ValueSyntax Value, string Name, ValueSyntax? Condition, Place Place) : StepDefinition(Name, Condition, Place);

    /// <param name="Values">An object whose members become variables of the account.</param>
    internal sealed record Store(ValueSyntax Values, string Name, ValueSyntax? Condition, Place Place) : StepDefinition(Name, Condition, Place)
    {
        /// <summary>The names of the variables, if they stand in the definition.</summary>
        public IReadOnlyList<string> Variables => Values switch
        {
            ValueSyntax.Object members => [.. members.Members.Select(static member => member.Name)],
            ValueSyntax.Expression expression => [.. Keys(expression.Root).Distinct()],
            _ => [],
        };

        private static IEnumerable<string> Keys(Node node) => node switch
        {
            ObjectNode record => record.Members.Select(static member => member.Key switch { LiteralNode { Value: string text } => text, NameNode name => name.Name, _ => null }).OfType<string>(),
            ConditionalNode choice => Keys(choice.Then).Concat(choice.Otherwise is null ? [] : Keys(choice.Otherwise)),
            BlockNode block => Keys(block.Steps[block.Steps.Count - 1].Value),
            CallNode call => call.Arguments.SelectMany(Keys),
            _ => [],
        };
    }

    /// <summary>Reads a variable of the account.</summary>
    internal sealed record Load(ValueSyntax Variable, string Name, ValueSyntax? Condition, Place Place) : StepDefinition(Name, Condition, Place);

    internal sealed record Form(IReadOnlyList<FieldDefinition> Fields, string Name, ValueSyntax? Condition, Place Place) : StepDefinition(Name, Condition, Place);

    /// <param name="Method">The method that the user of the connector writes.</param>
    internal sealed record Hook(string Method, string Name, ValueSyntax? Condition, Place Place) : StepDefinition(Name, Condition, Place);
}
