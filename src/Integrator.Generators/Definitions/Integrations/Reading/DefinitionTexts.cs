using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;

namespace Integrator.Generators.Definitions.Integrations.Reading;

/// <summary>The texts of one definition, each with the place of its letters in the file.</summary>
/// <param name="root">The whole definition.</param>
/// <param name="name">The file as failures name it.</param>
internal sealed class DefinitionTexts(SourceFile source, JsonNode root, string name)
{
    private readonly Lazy<PlaceIndex> _index = new(() => Index(source, root));

    /// <summary>A text that stands at a place, if the place is its own.</summary>
    public ExpressionText At(Place place, string text)
    {
        if (source.Text is { } lines && _index.Value.Find(place) is { Length: > 0 } span)
        {
            var written = ExpressionText.Of(name, lines, span, place);
            if (written.Text == text)
            {
                return written;
            }
        }

        return ExpressionText.At(name, place, text);
    }

    // Most texts of a definition are asked for if one is: one pass finds them all.
    private static PlaceIndex Index(SourceFile source, JsonNode root)
    {
        var index = new PlaceIndex();
        Want(root, Place.Definition, index);
        DefinitionText.Locate(source.Path, source.Content, index);
        return index;
    }

    private static void Want(JsonNode? node, Place place, PlaceIndex index)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (key, value) in members.Select(static member => (member.Key, member.Value)))
                {
                    Want(value, place[key], index);
                }

                break;
            case JsonArray items:
                for (var item = 0; item < items.Count; item++)
                {
                    Want(items[item], place[item], index);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                index.Want(place);
                break;
        }
    }
}
