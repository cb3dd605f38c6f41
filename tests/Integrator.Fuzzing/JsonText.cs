using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Fuzzing;

/// <summary>A tree as JSON, with what no tree can hold put in where a mark stands for it.</summary>
internal static class JsonText
{
    private const int MaximumDepth = 10_000;

    private static readonly JsonWriterOptions s_options = new() { MaxDepth = MaximumDepth, Indented = true, NewLine = "\n" };

    public static string Of(JsonNode root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            root.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray())
            .Replace(Escape(HostileValues.LoneSurrogate), "\\uD800", StringComparison.Ordinal)
            .Replace(Escape(HostileValues.Again), "", StringComparison.Ordinal);
    }

    private static string Escape(char letter) => $"\\u{(int)letter:X4}";
}
