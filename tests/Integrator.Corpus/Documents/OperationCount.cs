using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Integrator.Corpus.Documents;

/// <summary>Counts the operations of a document from its raw text, so that the compiler's own count has something to stand against.</summary>
internal static class OperationCount
{
    private const string Paths = "paths";
    private const string More = "additionalOperations";

    private static readonly HashSet<string> s_methods =
        new(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"], StringComparer.Ordinal);

    private static readonly JsonDocumentOptions s_tolerant =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 512 };

    /// <summary>How many operations the text describes; 0 when it is neither JSON nor YAML.</summary>
    public static int Of(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), s_tolerant);
            return InJson(document.RootElement);
        }
        catch (JsonException)
        {
            return InYaml(text);
        }
    }

    private static int InJson(JsonElement root) => Members(root)
        .Where(member => member.Name == Paths)
        .SelectMany(paths => Members(paths.Value))
        .SelectMany(path => Members(path.Value))
        .Sum(static member => member.Name == More
            ? Members(member.Value).Count(inner => inner.Value.ValueKind == JsonValueKind.Object)
            : s_methods.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.Object ? 1 : 0);

    private static IEnumerable<JsonProperty> Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    private static int InYaml(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? 0 : InYaml(stream.Documents[0].RootNode);
        }
        catch (YamlException)
        {
            return 0;
        }
    }

    private static int InYaml(YamlNode root) => Members(root)
        .Where(member => Name(member.Key) == Paths)
        .SelectMany(paths => Members(paths.Value))
        .SelectMany(path => Members(path.Value))
        .Sum(static member => Name(member.Key) == More
            ? Members(member.Value).Count(inner => inner.Value is YamlMappingNode)
            : s_methods.Contains(Name(member.Key)) && member.Value is YamlMappingNode ? 1 : 0);

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Members(YamlNode node) =>
        node is YamlMappingNode mapping ? mapping.Children : [];

    private static string Name(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";
}
