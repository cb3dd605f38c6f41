using System.Text.Json;

namespace Integrator.Json;

/// <summary>By how much an array is shorter or longer than what describes its items one by one.</summary>
public readonly record struct TupleRest
{
    /// <summary>How many of the last items that are described the array does not have.</summary>
    public int Missing { get; init; }

    /// <summary>The items beyond the last that is described, as they came; null where there are none.</summary>
    public IReadOnlyList<JsonElement>? More { get; init; }
}
