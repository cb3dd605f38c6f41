using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model;

/// <summary>The addresses that a caller can choose from, where there is a choice.</summary>
internal sealed class ServerBuilder(TypeBuilder types)
{
    private const int LongestName = 40;

    private readonly Dictionary<string, TypeRef> _known = new(StringComparer.Ordinal);

    public EquatableArray<Server> Build(IReadOnlyList<ServerDefinition> servers, string connector)
    {
        var scope = new NameScope([.. Names.OfRecords, connector + "Servers"]);
        var distinct = servers.GroupBy(static server => WithoutScheme(server.Url), StringComparer.Ordinal).Select(static same => same.First()).ToList();
        return distinct.Count < 2 && distinct.All(static server => server.Variables.Count == 0)
            ? []
            : distinct.Select((server, index) => Server(server, connector, scope, Place.Root["servers"][index])).ToEquatableArray();
    }

    private Server Server(ServerDefinition server, string connector, NameScope scope, Place place)
    {
        var arguments = new NameScope(["host"]);
        return new Server(
            scope.Take(Name(server)),
            Prose.Summary(server.Description, server.Name ?? "The API").TrimEnd('.'),
            server.Url,
            !server.Url.Contains("://") && !server.Url.StartsWith("{", StringComparison.Ordinal),
            server.Variables
                .OrderBy(static variable => variable.Default is null ? 0 : 1)
                .Select(variable => new ServerVariable(
                    variable.Name, arguments.Take(Names.Camel(variable.Name)), Type(variable, connector, place), variable.Default, Summary(variable)))
                .ToEquatableArray());
    }

    // One list of values is one type, however many servers have it.
    private TypeRef Type(VariableDefinition variable, string connector, Place place)
    {
        if (variable.Values.Count < 2)
        {
            return TypeRef.String;
        }

        var key = variable.Name + "\n" + string.Join("\n", variable.Values);
        if (!_known.TryGetValue(key, out var type))
        {
            var values = new SchemaDefinition(place["variables"][variable.Name])
            {
                Kinds = JsonKinds.String,
                Description = variable.Description,
                Values = [.. variable.Values.Distinct().Select(static value => new LiteralDefinition(JsonKinds.String, value))],
            };
            _known.Add(key, type = types.Of(values, connector + "Server" + Names.Pascal(variable.Name)));
        }

        return type;
    }

    private static string Summary(VariableDefinition variable)
    {
        var summary = Prose.Sentence(Prose.Summary(variable.Description, $"The {variable.Name} in the address"));
        return variable.Default is null ? summary : $"{summary} Left out, it is {variable.Default}.";
    }

    private static string Name(ServerDefinition server) => Names.Pascal(
        new[] { server.Name, server.Description }.FirstOrDefault(static text => text is { Length: > 0 and <= LongestName } && Names.Words(text).Count > 0) ?? WithoutScheme(server.Url));

    private static string WithoutScheme(string url) => url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end ? url.Substring(end + 3) : url;
}
