using System.Text.Json.Nodes;

namespace Integrator.Expressions.Tests.Support.Reference;

/// <summary>A list whose type is known to be one. JSON of unknown shape stays a <see cref="JsonNode"/>, and follows JSONata.</summary>
internal sealed class Items(IEnumerable<object?> items) : List<object?>(items);

/// <summary>Members by name.</summary>
/// <param name="comparer">How names are compared.</param>
/// <param name="source">The JSON of a record that a schema describes; null where the members were put together.</param>
internal sealed class Fields(StringComparer comparer, JsonNode? source = null) : Dictionary<string, object?>(comparer)
{
    public JsonNode? Source { get; } = source;
}

/// <summary>The expression has no value.</summary>
internal sealed class NoValueException(string message) : Exception(message);

/// <summary>A name could be of the scope or of the item: that is told by the static type, which values do not have.</summary>
internal sealed class AmbiguousException : Exception;

/// <summary>What a place can name: variables, and the item at hand under the empty name.</summary>
internal sealed record Binding(Binding? Outer, string Name, object? Value)
{
    public static Binding? Find(Binding? binding, string name)
    {
        while (binding is not null && binding.Name != name)
        {
            binding = binding.Outer;
        }

        return binding;
    }
}
