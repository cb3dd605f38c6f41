using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Model.Integrations.Requests;

/// <summary>Whether the request of an action depends on the connection that sends it.</summary>
internal static class ConnectionUse
{
    public static bool Of(Operation operation) =>
        IsUsed(operation.Address) || operation.Parameters.Any(static parameter => IsUsed(parameter.Computed)) || IsUsed(operation.Body?.Computed?.Value);

    // Methods of an action are given the account.
    private static bool IsUsed(Value? value) => value switch
    {
        Value.Inline inline => inline.Term.Uses("scope"),
        Value.Method => true,
        Value.Either either => IsUsed(either.First) || IsUsed(either.Second),
        _ => false,
    };
}
