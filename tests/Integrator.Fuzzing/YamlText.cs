using System.Text;
using System.Text.Json.Nodes;

namespace Integrator.Fuzzing;

/// <summary>A tree as YAML in blocks; texts are quoted as in JSON, names stand bare where they can.</summary>
internal static class YamlText
{
    public static string Of(JsonNode root)
    {
        var text = new StringBuilder();
        Block(text, root, 0);
        return text.ToString();
    }

    private static void Block(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                foreach (var (key, value) in members)
                {
                    Entry(text, Name(key) + ":", value, depth);
                }

                break;
            case JsonArray { Count: > 0 } items:
                foreach (var item in items)
                {
                    Entry(text, "-", item, depth);
                }

                break;
            default:
                text.Append(' ', depth * 2).Append(Leaf(node)).Append('\n');
                break;
        }
    }

    private static void Entry(StringBuilder text, string head, JsonNode? value, int depth)
    {
        text.Append(' ', depth * 2).Append(head);
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            text.Append('\n');
            Block(text, value, depth + 1);
        }
        else
        {
            text.Append(' ').Append(Leaf(value)).Append('\n');
        }
    }

    private static string Leaf(JsonNode? node) => node is null ? "null" : JsonText.Of(node);

    private static string Name(string key)
    {
        var name = key.TrimStart(HostileValues.Again);
        return name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) ? name : JsonText.Of(JsonValue.Create(name));
    }
}
