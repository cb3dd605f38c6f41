using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>Samples against the schemas that stand beside them. What a sample lacks is not held against it.</summary>
internal sealed class SampleCheck(MethodDefinition method, ApiDefinition api, Report report)
{
    private const int Deepest = 32;

    /// <param name="answers">What the method answers by its own schema.</param>
    /// <param name="body">The body that the method describes.</param>
    public void Check(IReadOnlyList<ResponseDefinition> answers, BodyDefinition? body)
    {
        if (method.Answer is { IsSchemaGiven: true, Sample: { } answer })
        {
            Check("response", answer, answers.SelectMany(static response => response.Contents));
        }

        if (method.Body is { IsSchemaGiven: true, Sample: { } sent })
        {
            Check("body", sent, body?.Contents ?? []);
        }
    }

    private void Check(string name, SampleDefinition sample, IEnumerable<ContentDefinition> contents)
    {
        if (contents.FirstOrDefault(static content => content.Schema is not null)?.Schema is { } schema && Contrary(sample.Value, schema, "", 0) is { } path)
        {
            report.Add(Rules.ContrarySample, sample.Place, name, path.Length == 0 ? "its root" : path.Substring(1));
        }
    }

    /// <summary>The path to the first value of another kind than its schema says; null where there is none.</summary>
    private string? Contrary(JsonNode? value, SchemaDefinition schema, string path, int depth)
    {
        var shape = api.Target(schema);
        if (value is null || depth == Deepest || shape.OneOf.Count > 0 || shape.AllOf.Count > 0)
        {
            return null;
        }

        if (shape.Kinds != JsonKinds.None && (shape.Kinds & Kinds(value)) == 0)
        {
            return path;
        }

        return value switch
        {
            JsonObject members => shape.Properties
                .Where(property => members.ContainsKey(property.Key))
                .Select(property => Contrary(members[property.Key], property.Value, path + "." + property.Key, depth + 1))
                .FirstOrDefault(static found => found is not null),
            JsonArray items when shape.Items is { } each && !shape.IsTuple => items
                .Select((item, index) => Contrary(item, each, path + "." + index.ToString(System.Globalization.CultureInfo.InvariantCulture), depth + 1))
                .FirstOrDefault(static found => found is not null),
            _ => null,
        };
    }

    private static JsonKinds Kinds(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => JsonKinds.Object,
        JsonValueKind.Array => JsonKinds.Array,
        JsonValueKind.String => JsonKinds.String,
        JsonValueKind.Number => value.AsValue().TryGetValue<long>(out _) ? JsonKinds.Integer | JsonKinds.Number : JsonKinds.Number,
        _ => JsonKinds.Boolean,
    };
}
