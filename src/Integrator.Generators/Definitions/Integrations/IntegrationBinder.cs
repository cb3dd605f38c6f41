using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Binds the methods of a definition to the operations of a document, or makes them operations of their own.</summary>
internal sealed class IntegrationBinder(IntegrationDefinition definition, ApiDefinition? document, DefinitionTexts texts, Report report)
{
    private const int MostOperations = 500;

    private readonly OwnDocument _own = new();
    private readonly Dictionary<string, OperationDefinition> _operations = (document?.Operations ?? [])
        .Where(static operation => operation.Id is not null)
        .GroupBy(static operation => operation.Id!, StringComparer.Ordinal)
        .ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);

    private IReadOnlyDictionary<string, string>? _notes;

    public BoundApi? Bind(string name)
    {
        var types = new OwnTypes([.. definition.Types.Select(static type => type.Name)], [.. document?.Schemas.Keys ?? []], report);
        foreach (var (type, schema, place) in definition.Types)
        {
            _own.AddType(type, types.Of(schema, place), place);
        }

        var events = (definition.Webhook?.Events.Where(static @event => @event.Keys.Has("schema")) ?? []).ToDictionary(static @event => @event.Name, @event => AddEvent(@event.Name, @event.Keys, types), StringComparer.Ordinal);
        foreach (var action in definition.Actions.Where(static action => action.InputType is not null))
        {
            _own.AddType(action.InputType!, types.Of(action.Keys.Value("input_schema"), action.Keys.Place["input_schema"]), action.Keys.Place["input_schema"]);
        }

        var free = new FreeNames(definition, texts, report);
        var stored = definition.StoredVariables.Where(stored => definition.Context.All(field => field.Name != stored)).ToList();
        var context = definition.Context.Count + free.Names.Count + stored.Count > 0 ? name + "Context" : null;
        if (context is not null)
        {
            _own.AddType(context, ContextSchema.Of(definition.Context, free.Names, stored), definition.Keys.Place["context"]["fields"]);
        }

        var places = Methods().Select(method => (Place: Add(method, types), Method: method)).Where(static added => added.Place is not null).ToDictionary(static added => added.Place!, static added => added.Method);
        foreach (var borrowed in types.Borrowed)
        {
            _own.AddType(borrowed, new JsonObject(), definition.Keys.Place);
        }

        return OpenApiReader.Read(_own.Root, report) is { } own ? Together(own, types, places, new Added(free, context, events)) : null;
    }

    // An event that is a type by name is that type.
    private string AddEvent(string name, Written keys, OwnTypes types)
    {
        const string Components = "#/components/schemas/";
        var schema = types.Of(keys.Value("schema"), keys.Place["schema"]);
        if (schema is JsonObject { Count: 1 } reference && reference["$ref"]?.ToString() is { } target && target.StartsWith(Components, StringComparison.Ordinal))
        {
            return Place.Unescape(target.Substring(Components.Length));
        }

        var key = name.EndsWith("event", StringComparison.OrdinalIgnoreCase) ? name : name + "_event";
        while (definition.Types.Any(type => type.Name == key) || document?.Schemas.ContainsKey(key) == true)
        {
            key = "webhook_" + key;
        }

        _own.AddType(key, schema, keys.Place["schema"]);
        return key;
    }

    private IEnumerable<MethodDefinition> Methods()
    {
        foreach (var method in definition.Methods.Concat(definition.ActionTypes.Select(ActionTypes.Method)).Concat(definition.Webhook?.Methods ?? []).Concat(definition.Actions.SelectMany(static action => action.Methods)))
        {
            if (method.Operation is { } id && !_operations.ContainsKey(id))
            {
                report.Add(Rules.UnknownOperation, method.Place["operation"], id, definition.Document?.Document ?? "the definition", Nearest.Hint(id, _operations.Keys));
            }
            else if (method.Operation is null && (method.Path is null || method.Verb is null))
            {
                report.Add(Rules.WrongShape, method.Place, method.Path is null ? "path" : "method", "given", "nothing");
            }
            else
            {
                yield return method;
            }
        }
    }

    private IReadOnlyDictionary<string, string> Notes => _notes ??= definition.Methods
        .SelectMany(static method => method.Keys.Object("path_schema").Object("properties").Objects())
        .Where(static segment => segment.Value.Text("description") is not null)
        .GroupBy(static segment => segment.Key, static segment => segment.Value.Text("description")!, StringComparer.Ordinal)
        .ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);

    private Place? Add(MethodDefinition method, OwnTypes types)
    {
        if (MethodPath.Of(method, texts, report) is not { } template)
        {
            return null;
        }

        var made = new MethodOperation(method, template, types, Notes, report);
        var operation = made.Build();
        var path = method.Path is null && method.Operation is { } id ? _operations[id].Path : made.Path;
        return _own.AddOperation(path, method.Verb ?? "GET", method.Resource + "/" + method.Name, operation, made.Origins, method.Place);
    }

    private BoundApi Together(ApiDefinition own, OwnTypes types, Dictionary<Place, MethodDefinition> places, Added added)
    {
        var schemas = (document?.Schemas ?? new Dictionary<string, SchemaDefinition>()).ToDictionary(static schema => schema.Key, static schema => schema.Value, StringComparer.Ordinal);
        foreach (var schema in own.Schemas.Where(schema => !types.Borrowed.Contains(schema.Key)))
        {
            schemas[schema.Key] = schema.Value;
        }

        var api = (document ?? own) with { Schemas = schemas, Title = definition.Label ?? document?.Title, Description = definition.Description ?? document?.Description };
        var bound = own.Operations
            .Where(operation => places.ContainsKey(operation.Place))
            .Select(operation => new MethodBinding(places[operation.Place], definition, texts, api, report).Of(operation, Bound(places[operation.Place])))
            .ToList();
        var isAll = definition.Document is { } binding && (binding.ExposesAll || definition.Methods.Count == 0);
        var taken = new HashSet<string>(definition.Methods.Select(static method => method.Operation).OfType<string>(), StringComparer.Ordinal);
        if (definition.Document is { ExposesAll: true } exposed && document!.Operations.Count > MostOperations && exposed.Keys.Texts("include").Count == 0)
        {
            report.Add(Rules.ManyOperations, exposed.Keys.Place["expose"], document.Operations.Count);
        }

        TypeCircles.Check(definition.Types.Select(static type => (type.Name, type.Place)), own, report);
        var others = isAll ? document!.Operations.Where(operation => !taken.Contains(operation.Id ?? "")).Select(Grouped) : [];
        return new BoundApi(api with { Operations = [.. bound, .. others], Servers = Servers(api) }, _own, places, definition, texts, added.Free, added.Context, added.Events, report);
    }

    // What nobody named is grouped by its tag, unless the definition says otherwise.
    private OperationDefinition Grouped(OperationDefinition operation) => definition.Document?.Keys.Text("resources_from") switch
    {
        "paths" => operation with { Tag = null },
        "none" => operation with { Tag = "operations" },
        _ => operation,
    };

    private OperationDefinition? Bound(MethodDefinition method) => method.Operation is { } id ? _operations[id] : null;

    private IReadOnlyList<ServerDefinition> Servers(ApiDefinition api) =>
        (definition.Keys.Text("base_url") ?? definition.Document?.Server) is { } address && Placeholders.Parts(address).All(static part => !part.IsPlaceholder)
            ? [new ServerDefinition(address, null, null, [])]
            : api.Servers;

    private sealed record Added(FreeNames Free, string? Context, IReadOnlyDictionary<string, string> Events);
}
