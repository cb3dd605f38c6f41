using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Operations;

/// <summary>Security requirements as the runtime takes them: alternatives of scheme names joined by <c>+</c>.</summary>
internal sealed class Requirements(ApiDefinition api)
{
    private readonly HashSet<string> _schemes = [.. api.Schemes.Select(static scheme => scheme.Name)];

    /// <summary>What all operations ask for that say nothing themselves.</summary>
    public EquatableArray<string> OfApi() => Alternatives(api.Security ?? []).ToEquatableArray();

    /// <summary>What an operation asks for when that is not what the API asks for.</summary>
    public EquatableArray<string> Of(OperationDefinition operation)
    {
        var alternatives = Alternatives(operation.Security ?? []).ToEquatableArray();
        return operation.Security is null || IsAnonymous(operation) || alternatives.Equals(OfApi()) ? [] : alternatives;
    }

    public static bool IsAnonymous(OperationDefinition operation) =>
        operation.Security is not null && operation.Security.All(static alternative => alternative.Count == 0);

    // A scheme that is proved outside of HTTP, such as a client certificate, asks for no credential here.
    private IEnumerable<string> Alternatives(IReadOnlyList<IReadOnlyList<string>> security) =>
        security.Select(alternative => string.Join("+", alternative.Where(_schemes.Contains))).Distinct();
}
