using System.Text.Json.Nodes;

namespace Integrator.Expressions;

/// <summary>How large a value may grow, so that a small expression costs no more than a large input.</summary>
internal static class Limits
{
    private const int MostLetters = 4 * 1024 * 1024;
    private const int MostItems = 1024 * 1024;

    // Values this deep are walked by recursion.
    private const int MostDepth = 256;

    public static int Letters(long count) => count <= MostLetters ? (int)count : throw new ExpressionException("The text grows beyond 4 million letters");

    public static int Items(long count) => count <= MostItems ? (int)count : throw new ExpressionException("The list grows beyond a million items");

    /// <summary>A text that is longer than what it was made of.</summary>
    public static string Checked(string text)
    {
        Letters(text.Length);
        return text;
    }

    /// <summary>A value that is about to be copied.</summary>
    public static JsonNode? Checked(JsonNode? node)
    {
        var room = MostItems;
        Count(node, 0, ref room);
        Work.Spend(MostItems - room);
        return node;
    }

    private static void Count(JsonNode? node, int depth, ref int room)
    {
        if (--room < 0 || depth > MostDepth)
        {
            throw new ExpressionException(room < 0 ? "The value grows beyond a million parts" : "The value is nested more than 256 deep");
        }

        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Count(item, depth + 1, ref room);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (_, value) in members)
            {
                Count(value, depth + 1, ref room);
            }
        }
    }
}
