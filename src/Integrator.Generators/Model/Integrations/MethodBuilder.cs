using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Expressions.Scopes;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Integrations;

/// <summary>What a method of a definition says beyond the operation that it is bound to.</summary>
/// <param name="scheme">What the method asks for by itself; empty for nothing, null for what the API asks for.</param>
internal sealed class MethodBuilder(BoundApi bound, TypeBuilder types, ExpressionTypes seen, DefinitionScopes scopes, HookList hooks, Func<MethodDefinition, string?> scheme)
{
    private readonly IntegrationDefinition _definition = bound.Definition;

    private readonly Dictionary<(string, string), Operation> _built = [];

    /// <summary>Whether a method of the definition says something of the operation.</summary>
    public bool Has(OperationDefinition written) => bound.Methods.ContainsKey(written.Place);

    /// <summary>The operation of a method; null where it was left out.</summary>
    public Operation? Find(string resource, string name) => _built.TryGetValue((resource, name), out var operation) ? operation : null;

    /// <summary>The operation with all that its method says.</summary>
    public Operation Apply(Operation operation, OperationDefinition written)
    {
        if (!bound.Methods.TryGetValue(written.Place, out var method))
        {
            return operation;
        }

        var asked = scheme(method);
        var isAnonymous = operation.IsAnonymous || asked is "" || method.Keys.Flag("no_auth") == true;
        var call = new CallScope(operation, seen, scopes, !isAnonymous, ActionInput.Types(method, _definition, types));
        var functions = new ComputedList(new NameScope([.. Names.OfRecords, operation.Name, .. operation.Arguments.Select(static argument => argument.Member)]), "", hooks);
        var values = new ValueBuilder(bound.Texts, functions, bound.Report);
        var keys = new PagingKeys(method.Pagination(_definition));
        var request = new RequestBuilder(bound, method, call, values, keys, ScopeKind.Call(operation.Name));
        var body = new ComputedBodyBuilder(bound, types, method, request).Build(operation, written);
        var parameters = request.Parameters(operation);
        var server = request.Server();
        var arguments = Ordered([.. operation.Arguments.Where(argument => body is null || argument.Member != operation.Body?.Member || method.Keys.Has("body_schema")), .. call.Inputs]);
        var whole = operation with
        {
            Server = operation.Server,
            ServerCode = server,
            IsAnonymous = isAnonymous,
            Security = asked is { Length: > 0 } ? new[] { asked }.ToEquatableArray() : isAnonymous ? [] : _definition.Keys.Has("authorization") || _definition.Credentials.Count > 0 ? [] : operation.Security,
            Parameters = parameters,
            Body = request.Styled(body ?? operation.Body),
            Arguments = arguments,
            Omitted = method.Keys.Object("headers").Keys.Where(static header => header.Value is null).Select(static header => header.Key).ToEquatableArray(),
            HasServerOfDefinition = method.Keys.Has("base_url"),
            CopiesQuery = method.Keys.Flag("add_query_to_body") == true,
            Rules = new RulesBuilder(_definition, values, new LimitBuilder(values)).Of(method),
        };
        var built = new PagedBuilder(bound, method, values, keys).Apply(whole) with { Functions = functions.Methods, NeedsConnection = NeedsConnection(whole) };
        _built[(method.Resource, method.Name)] = built;
        return built;
    }

    private static bool NeedsConnection(Operation operation) =>
        operation.Parameters.Select(static parameter => parameter.Member).Append(operation.Body?.Member ?? "").Append(operation.ServerCode ?? "").Any(static code => code.Contains("scope"));

    private static EquatableArray<Argument> Ordered(IEnumerable<Argument> arguments) => arguments.OrderBy(static argument => argument.IsRequired ? 0 : 1).ToEquatableArray();
}
