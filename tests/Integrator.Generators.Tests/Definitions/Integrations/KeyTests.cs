using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Every key of the format changes the generated code, or is reported as one without an effect.</summary>
public sealed partial class KeyTests
{
    // Read by editors, and by the reader itself.
    private static readonly string[] s_ofTheFile = ["definition/$schema", "definition/schema_version", "envelope/$schema"];

    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Fact]
    public void AKeyChangesTheCodeOrSaysThatItHasNoEffect()
    {
        var uses = Definitions().SelectMany(static definition => KeyUse.In(definition)).ToLookup(static use => use.Key, StringComparer.Ordinal);

        var missing = SchemaKeys.All.Except(s_ofTheFile).Where(key => !uses[key].Any(static use => use.HasEffect)).Select(key => uses[key].Any() ? key : key + " (in no definition)").ToList();

        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }

    private static IEnumerable<string> Definitions() => new[] { "connectors", "tests" }
        .SelectMany(static folder => Directory.EnumerateFiles(Repository.Path(folder), "*.integration.json", SearchOption.AllDirectories))
        .Where(static path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText);

    /// <summary>The keys of the schema that are acted on, as <c>definition/label</c>.</summary>
    private static class SchemaKeys
    {
        public static IReadOnlyList<string> All { get; } = [.. Walk().Distinct()];

        /// <summary>The key of a property of the schema.</summary>
        public static string Of(JsonNode property) => Joints().Replace(property.GetPath()["$.$defs.".Length..], "/").Replace('.', '/');

        private static List<string> Walk()
        {
            var found = new List<string>();
            var seen = new HashSet<JsonNode>(ReferenceEqualityComparer.Instance);
            Visit(DefinitionSchema.Definition);
            Visit(DefinitionSchema.Envelope);
            return found;

            void Visit(JsonNode? node)
            {
                switch (node)
                {
                    case JsonObject schema when schema.ContainsKey("$ref"):
                        Visit(DefinitionSchema.Resolved(schema));
                        break;
                    case JsonObject schema when seen.Add(schema):
                        foreach (var (keyword, value) in schema)
                        {
                            if (keyword == "properties")
                            {
                                Properties((JsonObject)value!);
                            }
                            else
                            {
                                Visit(value);
                            }
                        }

                        break;
                    case JsonArray items:
                        foreach (var item in items)
                        {
                            Visit(item);
                        }

                        break;
                }
            }

            void Properties(JsonObject properties)
            {
                foreach (var property in properties.Select(static property => property.Value!).Where(static property => !IsMarked(property)))
                {
                    found.Add(Of(property));
                    Visit(property);
                }
            }
        }

        private static bool IsMarked(JsonNode property) => property is JsonObject members && (members.ContainsKey("x-not-acted-on") || members.ContainsKey("x-alias-of"));
    }

    /// <summary>One place of a definition where a key stands.</summary>
    private sealed record KeyUse(string Key, string Definition, string Path)
    {
        private static readonly Dictionary<string, string> s_usual = new(StringComparer.Ordinal);

        private static readonly Lazy<string> s_document = new(static () => File.ReadAllText(Repository.Path("tests", "Integrator.Generators.Tests", "Definitions", "Integrations", "Keys", "api.openapi.json")));

        /// <summary>Whether another value, or none, gives other code.</summary>
        public bool HasEffect => Variants().Any(variant => Code(variant) != Usual());

        public static IEnumerable<KeyUse> In(string definition)
        {
            var root = JsonNode.Parse(definition, documentOptions: s_lenient)!;
            return Below(root, root["config"] is JsonObject ? DefinitionSchema.Envelope : DefinitionSchema.Definition).Select(use => new KeyUse(use.Key, definition, use.Path)).ToList();
        }

        private static IEnumerable<(string Key, string Path)> Below(JsonNode? value, JsonNode? schema)
        {
            var shape = DefinitionSchema.Resolved(schema);
            if ((shape["oneOf"] ?? shape["anyOf"]) is JsonArray variants)
            {
                return new VariantChoice(value, [.. variants.Select(DefinitionSchema.Resolved)]).Chosen is { } chosen ? Below(value, chosen) : [];
            }

            return value switch
            {
                JsonObject members => members.SelectMany(member => (shape["properties"] as JsonObject)?[member.Key] is { } property
                    ? Below(member.Value, property).Prepend((SchemaKeys.Of(property), member.Value?.GetPath() ?? $"{members.GetPath()}.{member.Key}"))
                    : Below(member.Value, shape["additionalProperties"])),
                JsonArray items => items.SelectMany(item => Below(item, shape["items"])),
                _ => [],
            };
        }

        private IEnumerable<string> Variants()
        {
            yield return With(static (owner, key) => owner.Remove(key));
            if (Find(JsonNode.Parse(Definition, documentOptions: s_lenient)!) is JsonValue value)
            {
                foreach (var other in Others(value))
                {
                    yield return With((owner, key) => owner[key] = other.DeepClone());
                }
            }
        }

        private static IEnumerable<JsonNode> Others(JsonValue value) => value.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => [JsonValue.Create(value.GetValueKind() == JsonValueKind.False)],
            JsonValueKind.Number => [JsonValue.Create(value.GetValue<double>() + 1)],
            _ => [],
        };

        private string With(Action<JsonObject, string> change)
        {
            var root = JsonNode.Parse(Definition, documentOptions: s_lenient)!;
            if (Find(root) is { Parent: JsonObject owner } node)
            {
                change(owner, node.GetPropertyName());
            }

            return root.ToJsonString();
        }

        private JsonNode? Find(JsonNode root) => Below(root).FirstOrDefault(node => node.GetPath() == Path);

        private static IEnumerable<JsonNode> Below(JsonNode node) => (node switch
        {
            JsonObject members => members.Select(static member => member.Value),
            JsonArray items => items,
            _ => [],
        }).OfType<JsonNode>().SelectMany(static inner => Below(inner)).Prepend(node);

        private string Usual()
        {
            if (!s_usual.TryGetValue(Definition, out var code))
            {
                s_usual.Add(Definition, code = Code(JsonNode.Parse(Definition, documentOptions: s_lenient)!.ToJsonString()));
            }

            return code;
        }

        // Some keys only check others, so what is found counts too. Places in the definition move with every change.
        private static string Code(string definition)
        {
            var generated = GeneratorHost.Run([("app.integration.json", definition), .. definition.Contains("\"api.openapi.json\"", StringComparison.Ordinal) ? [("api.openapi.json", s_document.Value)] : Array.Empty<(string, string)>()]);
            var code = string.Join("\n", generated.Files.Select(static file => file.Key + "\n" + file.Value));
            return Places().Replace(code, "") + string.Join("\n", generated.Diagnostics.Select(static finding => $"{finding.Id} {finding.GetMessage(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal));
        }
    }

    [GeneratedRegex(@"\.(properties|items|additionalProperties|(oneOf|anyOf)\[\d+\])(?=[.\[]|$)\.?|\[\d+\]\.?")]
    private static partial Regex Joints();

    [GeneratedRegex("""app\.integration\.json",\s*\d+,\s*\d+""")]
    private static partial Regex Places();
}
