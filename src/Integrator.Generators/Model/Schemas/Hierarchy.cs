using System.Runtime.CompilerServices;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Schemas;

/// <summary>Components that others extend by <c>allOf</c> while a discriminator tells them apart: base and derived records.</summary>
internal sealed class Hierarchy
{
    private readonly ApiDefinition _api;
    private readonly Dictionary<string, string?> _parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _children = new(StringComparer.Ordinal);

    public Hierarchy(ApiDefinition api)
    {
        _api = api;
        foreach (var key in api.Schemas.Keys)
        {
            if (Parent(key) is { } parent)
            {
                Children(parent).Add(key);
            }
        }
    }

    public bool IsParent(string key) => _children.ContainsKey(key);

    public string? Parent(string key)
    {
        if (!_parents.TryGetValue(key, out var parent))
        {
            _parents.Add(key, parent = FoundParent(key));
        }

        return parent;
    }

    public IEnumerable<string> Descendants(string key) =>
        IsParent(key) ? _children[key].SelectMany(child => Descendants(child).Prepend(child)) : [];

    /// <summary>The discriminator a component declares or inherits.</summary>
    public DiscriminatorDefinition? DiscriminatorOf(string key) =>
        _api.Schemas[key].Discriminator ?? (Parent(key) is { } parent ? DiscriminatorOf(parent) : null);

    /// <summary>The values that stand for a component: those mapped to it, or else its name.</summary>
    public IReadOnlyList<string> ValuesOf(string key) => DiscriminatorOf(key)?.ValuesOf(key) ?? [key];

    private List<string> Children(string key)
    {
        if (!_children.TryGetValue(key, out var children))
        {
            _children.Add(key, children = []);
        }

        return children;
    }

    // What extends itself, however far round, extends nothing.
    private string? FoundParent(string key) =>
        _api.Schemas.TryGetValue(key, out var schema)
            ? schema.AllOf.Select(static part => part.Reference).FirstOrDefault(reference =>
                reference is not null && _api.Schemas.TryGetValue(reference, out var target)
                && !Reaches(reference, key, []) && (IsRoot(target) || Parent(reference) is not null))
            : null;

    private bool Reaches(string from, string to, HashSet<string> seen)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return from == to || (seen.Add(from) && _api.Schemas.TryGetValue(from, out var schema)
            && schema.AllOf.Any(part => part.Reference is { } reference && Reaches(reference, to, seen)));
    }

    private static bool IsRoot(SchemaDefinition schema) =>
        schema.Discriminator is not null && (schema.Properties.Count > 0 || schema.AllOf.Count > 0 || schema.OneOf.Count == 0);
}
