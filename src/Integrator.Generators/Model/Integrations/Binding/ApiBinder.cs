using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>Binds the methods of a definition to the operations of a document, or makes them operations of their own.</summary>
internal sealed class ApiBinder(IntegrationDefinition definition, ApiDefinition? document, Report report)
{
    private const int MostOperations = 500;

    private readonly Dictionary<string, OperationDefinition> _operations = (document?.Operations ?? [])
        .Where(static operation => operation.Id is not null)
        .GroupBy(static operation => operation.Id!, StringComparer.Ordinal)
        .ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);

    /// <param name="name">What the connector is called.</param>
    public BoundApi Bind(string name)
    {
        new TypeReferences(definition, document, report).Settle();
        NameCheck.Check(definition, report);
        var free = new FreeNames(definition, report);
        var schemas = new Dictionary<string, SchemaDefinition>(StringComparer.Ordinal);
        foreach (var schema in (document?.Schemas ?? new Dictionary<string, SchemaDefinition>()).Concat(definition.Schemas.Types))
        {
            schemas[schema.Key] = schema.Value;
        }

        var events = new EventTypes(definition, schemas).Add();
        var context = ContextType.Add(definition, free, name + "Context", schemas);
        var methods = definition.AllMethods.Where(IsBound).ToList();
        var api = (document ?? Own()) with { Schemas = schemas, Title = definition.Catalogue.Label ?? document?.Title, Description = definition.Catalogue.Description ?? document?.Description };
        var names = new MethodNames(methods);
        var operations = methods.Select(method => new MethodBinder(method, names.Of(method), definition, api, report).Bind(Operation(method))).ToList();
        TypeCircles.Check(definition.Types, definition.Schemas.Types, report);
        return new BoundApi(
            api with { Operations = [.. operations, .. Others()], Servers = [.. Servers(api)] },
            definition,
            methods.ToDictionary(static method => method.Place),
            free,
            context,
            events);
    }

    private bool IsBound(MethodDefinition method)
    {
        if (method.Operation is not { } id || _operations.ContainsKey(id.Value))
        {
            return true;
        }

        report.Add(Rules.UnknownOperation, id.Place, id.Value, definition.Document?.Document.Value ?? "the definition", Nearest.Hint(id.Value, _operations.Keys));
        return false;
    }

    private OperationDefinition? Operation(MethodDefinition method) => method.Operation is { } id ? _operations[id.Value] : null;

    // Operations that no method is bound to.
    private IEnumerable<OperationDefinition> Others()
    {
        if (document is null || definition.Document is not { } binding || !(binding.ExposesAll || definition.Methods.Count == 0))
        {
            return [];
        }

        if (binding.ExposesAll && document.Operations.Count > MostOperations && binding.Include.Count == 0)
        {
            report.Add(Rules.ManyOperations, binding.ExposePlace, document.Operations.Count);
        }

        var taken = new HashSet<string>(definition.Methods.Select(static method => method.Operation?.Value).OfType<string>(), StringComparer.Ordinal);
        return document.Operations.Where(operation => !taken.Contains(operation.Id ?? "")).Where(operation => IsChosen(operation, binding)).Select(operation => Grouped(operation, binding));
    }

    private static bool IsChosen(OperationDefinition operation, DocumentBinding binding) =>
        (binding.Include.Count == 0 || binding.Include.Any(pattern => new Operations.OperationPattern(pattern).Matches(operation)))
        && !binding.Exclude.Any(pattern => new Operations.OperationPattern(pattern).Matches(operation));

    private static OperationDefinition Grouped(OperationDefinition operation, DocumentBinding binding) => binding.ResourcesFrom switch
    {
        ResourceSource.Paths => operation with { Tag = null },
        ResourceSource.None => operation with { Tag = "operations" },
        ResourceSource.Tags => operation,
        _ => throw new InvalidOperationException(binding.ResourcesFrom.ToString()),
    };

    // The first is the usual address.
    private IEnumerable<ServerDefinition> Servers(ApiDefinition api)
    {
        var environments = definition.Environments.Select(static environment => new ServerDefinition(environment.BaseUrl, environment.Name, environment.Label, [])).ToList();
        return Usual(api).Select(usual => environments.FirstOrDefault(environment => environment.Url == usual.Url) ?? usual).Concat(environments).Distinct();
    }

    private IReadOnlyList<ServerDefinition> Usual(ApiDefinition api) => definition.BaseUrl is { } address
        ? address.Value is ValueSyntax.Constant constant ? [new ServerDefinition(constant.Text, null, null, [])] : api.Servers
        : definition.Document?.Server is { } server ? [new ServerDefinition(server, null, null, [])]
        : api.Servers;

    private static ApiDefinition Own() => new(null, null, [], [], null, [], [], [], new Dictionary<string, SchemaDefinition>());
}
