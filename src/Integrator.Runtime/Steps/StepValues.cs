using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Expressions;
using Integrator.Json;

namespace Integrator;

/// <summary>What steps of an action hand on to later ones.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepValues
{
    /// <summary>A value as JSON; null when there is none.</summary>
    public static JsonElement? Element(JsonNode? value) => value is null ? null : JsonElements.Of(value);

    /// <summary>The result of the last step as the type of the action's output.</summary>
    /// <exception cref="ExpressionException">The result is no such value.</exception>
    public static T Read<T>(JsonNode? value, JsonRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return JsonDocumentText.Read(Encoding.UTF8.GetBytes(value?.ToJsonString() ?? "null"), read);
        }
        catch (JsonException failure)
        {
            throw new ExpressionException($"The result is not what 'output_schema' describes: {failure.Message}", failure);
        }
    }

    /// <summary>Everything so far, by the name of the step.</summary>
    public static JsonNode All(params ReadOnlySpan<(string Name, JsonElement? Value)> steps)
    {
        var all = new JsonObject();
        foreach (var (name, value) in steps)
        {
            all[name] = value is { } given ? JsonConversions.Of(given) : null;
        }

        return all;
    }
}
