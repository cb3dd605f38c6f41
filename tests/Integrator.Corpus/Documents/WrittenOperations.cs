using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Integrator.Corpus.Documents;

/// <summary>Finds the operations of a document in its raw text, so that what the compiler emits has something to stand against.</summary>
internal static class WrittenOperations
{
    private const string Paths = "paths";
    private const string More = "additionalOperations";

    private static readonly HashSet<string> s_methods =
        new(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"], StringComparer.Ordinal);

    private static readonly JsonDocumentOptions s_tolerant =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 512 };

    /// <summary>The operations that the text describes, in its order; none when it is neither JSON nor YAML.</summary>
    public static IReadOnlyList<WrittenOperation> In(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), s_tolerant);
            return [.. InJson(document.RootElement)];
        }
        catch (JsonException)
        {
            return InYaml(text);
        }
    }

    private static IEnumerable<WrittenOperation> InJson(JsonElement root) =>
        from paths in Members(root)
        where paths.Name == Paths
        from path in Members(paths.Value)
        where !IsExtension(path.Name)
        from member in Members(path.Value)
        from operation in member.Name == More ? Members(member.Value) : s_methods.Contains(member.Name) ? [member] : []
        where operation.Value.ValueKind == JsonValueKind.Object
        select new WrittenOperation(path.Name, operation.Name);

    private static IEnumerable<JsonProperty> Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    private static List<WrittenOperation> InYaml(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? [] : [.. InYaml(stream.Documents[0].RootNode)];
        }
        catch (YamlException)
        {
            return [];
        }
    }

    private static IEnumerable<WrittenOperation> InYaml(YamlNode root) =>
        from paths in Members(root)
        where Name(paths.Key) == Paths
        from path in Members(paths.Value)
        where !IsExtension(Name(path.Key))
        from member in Members(path.Value)
        from operation in Name(member.Key) == More ? Members(member.Value) : s_methods.Contains(Name(member.Key)) ? [member] : []
        where operation.Value is YamlMappingNode
        select new WrittenOperation(Name(path.Key), Name(operation.Key));

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Members(YamlNode node) =>
        node is YamlMappingNode mapping ? mapping.Children : [];

    private static bool IsExtension(string key) => key.StartsWith("x-", StringComparison.Ordinal);

    private static string Name(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";
}
