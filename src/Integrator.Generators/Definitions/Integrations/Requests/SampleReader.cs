using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>Samples are JSON in a string, as the source system keeps them, or JSON as it is.</summary>
internal static class SampleReader
{
    public static SampleDefinition? Read(DefinitionObject examples, string key)
    {
        if (examples.Node(key) is not { } written)
        {
            return null;
        }

        if (examples.Text(key) is not { } text)
        {
            return new SampleDefinition(written, examples.Place[key]);
        }

        try
        {
            var value = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return new SampleDefinition(value, examples.Place[key]);
        }
        catch (JsonException exception)
        {
            examples.Report.Add(Rules.InvalidSample, examples.Place[key], key, exception.Message);
            return null;
        }
    }
}
