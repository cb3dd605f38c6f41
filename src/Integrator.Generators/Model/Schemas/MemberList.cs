using System.Runtime.CompilerServices;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Schemas;

/// <summary>The members of an object schema with everything that <c>allOf</c> brings, in document order.</summary>
internal sealed class MemberList
{
    private readonly ApiDefinition _api;
    private readonly HashSet<(SchemaDefinition Schema, bool IsCertain)> _seen = [];
    private readonly List<string> _order = [];
    private readonly Dictionary<string, SchemaDefinition> _schemas = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ofArms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);

    public MemberList(ApiDefinition api, SchemaDefinition schema)
    {
        _api = api;
        Add(schema, isCertain: true);
    }

    /// <summary>The schema of members without a name of their own.</summary>
    public SchemaDefinition? Additional { get; private set; }

    public IEnumerable<(string Name, SchemaDefinition Schema, bool IsRequired)> Items =>
        _order.Select(name => (name, _schemas[name], _required.Contains(name)));

    /// <summary>What is required and not described.</summary>
    public IEnumerable<string> Missing => _required.Where(name => !_schemas.ContainsKey(name)).OrderBy(static name => name, StringComparer.Ordinal);

    private void Add(SchemaDefinition schema, bool isCertain)
    {
        var target = _api.Target(schema);
        RuntimeHelpers.EnsureSufficientExecutionStack();

        // What comes by several ways comes once: with every fork and join the ways double.
        if (!_seen.Add((target, isCertain)))
        {
            return;
        }

        foreach (var part in target.AllOf)
        {
            Add(part, isCertain);
        }

        // Which arm a value follows is not known beforehand, so none of an arm's members is certain.
        foreach (var arm in target.OneOf)
        {
            Add(arm, isCertain: false);
        }

        foreach (var property in target.Properties)
        {
            Put(property.Key, property.Value, isCertain);
        }

        if (isCertain)
        {
            _required.UnionWith(target.Required);
        }

        Additional = target.Additional ?? Additional;
    }

    private void Put(string name, SchemaDefinition schema, bool isCertain)
    {
        if (!_schemas.TryGetValue(name, out var known))
        {
            _order.Add(name);
        }

        if (known is null || !schema.IsEmpty)
        {
            // A member that arms describe differently has one of those types, not the last one.
            _schemas[name] = known is null || isCertain || !_ofArms.Contains(name) ? schema : _api.Either(known, schema);
        }

        _ = isCertain ? _ofArms.Remove(name) : known is null && _ofArms.Add(name);
    }
}
