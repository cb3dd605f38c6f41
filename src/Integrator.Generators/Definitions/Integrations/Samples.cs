using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Samples are JSON in a string, as the source system keeps them, or JSON as it is.</summary>
internal static class Samples
{
    /// <summary>The sample of a method; null where there is none.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonNode? Read(MethodDefinition method, string key) => method.Examples.Text(key) is not { } text
        ? method.Examples.Value(key)
        : JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });

    /// <summary>The same, null where it is no JSON.</summary>
    public static JsonNode? Find(MethodDefinition method, string key)
    {
        try
        {
            return Read(method, key);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
