using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Integrator.Generators.Definitions;

/// <summary>
/// YAML text as a tree of JSON values, by the core schema of YAML 1.2: only <c>true</c>, <c>false</c>, <c>null</c> and numbers
/// are not text. Anchors, aliases and merge keys are resolved; of several documents the first one counts.
/// </summary>
internal sealed class YamlTextReader(string text, Report report)
{
    private const int MaximumDepth = 512;
    private const int MaximumNodes = 4_000_000;

    // What aliases stand for is copied; documents that people write copy far less.
    private const int MaximumCopies = 200_000;

    private readonly Dictionary<AnchorName, JsonNode?> _anchors = [];
    private int _nodes;
    private int _copies;
    private int _depth;

    public JsonNode? Read(PlaceIndex? places)
    {
        var parser = new Parser(new StringReader(text.TrimStart('\uFEFF')));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                report.Add(Rules.InvalidText, new TextSpan(0, 0), "the file is empty");
                return null;
            }

            return Value(parser, places);
        }
        catch (YamlException exception)
        {
            var inner = exception.InnerException as YamlException ?? exception;
            report.Add(Rules.InvalidText, Span(inner.Start, inner.End), inner.Message);
            return null;
        }
        catch (InvalidOperationException)
        {
            // The library loses its state on some brackets that are never closed.
            report.Add(Rules.InvalidText, Span(parser.Current?.Start ?? default, parser.Current?.End ?? default), "a value was expected");
            return null;
        }
    }

    private JsonNode? Value(IParser parser, PlaceIndex? places)
    {
        var next = parser.Current!;
        if (++_nodes > MaximumNodes || ++_depth > MaximumDepth)
        {
            throw new YamlException(next.Start, next.End, $"the document nests deeper than {MaximumDepth} or expands to more than {MaximumNodes} values");
        }

        places?.Value = next is Scalar or AnchorAlias || places.Key is null ? Span(next.Start, next.End) : null;
        var value = parser.Consume<ParsingEvent>() switch
        {
            Scalar scalar => Keep(scalar.Anchor, IsBeyond(scalar) ? null : ScalarValue(scalar)),
            MappingStart mapping => Keep(mapping.Anchor, Mapping(parser, places)),
            SequenceStart sequence => Keep(sequence.Anchor, Sequence(parser, places)),
            AnchorAlias alias => Alias(alias),
            _ => throw new YamlException(next.Start, next.End, "a value was expected"),
        };
        _depth--;
        return value;
    }

    private JsonObject Mapping(IParser parser, PlaceIndex? places)
    {
        var result = new JsonObject();
        var merged = new List<JsonNode?>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key must be a single value");
            }

            var child = places?.Child(key.Value);
            child?.Key = Span(key.Start, key.End);
            var value = Value(parser, child);
            if (key is { Value: "<<", IsPlainImplicit: true })
            {
                merged.Add(value);
            }
            else if (!result.ContainsKey(key.Value))
            {
                result.Add(key.Value, value);
            }
            else
            {
                report.Add(Rules.RepeatedKey, Span(key.Start, key.End), key.Value);
                result[key.Value] = value;
            }
        }

        merged.ForEach(source => Merge(result, source));
        return result;
    }

    private JsonArray Sequence(IParser parser, PlaceIndex? places)
    {
        var result = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            result.Add(Value(parser, places?.Child(result.Count.ToString(CultureInfo.InvariantCulture))));
        }

        return result;
    }

    private JsonNode? Keep(AnchorName anchor, JsonNode? value)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = value;
        }

        return value;
    }

    private JsonNode? Alias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var value))
        {
            throw new YamlException(alias.Start, alias.End, $"the alias '{alias.Value}' has no anchor before it");
        }

        _copies += Size(value);
        return _copies > MaximumCopies
            ? throw new YamlException(alias.Start, alias.End, $"the aliases expand to more than {MaximumCopies} values")
            : value?.DeepClone();
    }

    private static int Size(JsonNode? node) => node switch
    {
        JsonObject members => 1 + members.Sum(static member => Size(member.Value)),
        JsonArray items => 1 + items.Sum(Size),
        _ => 1,
    };

    // https://yaml.org/type/merge.html: what the mapping has itself comes first.
    private static void Merge(JsonObject target, JsonNode? source)
    {
        foreach (var mapping in source is JsonArray several ? several.OfType<JsonObject>() : new[] { source }.OfType<JsonObject>())
        {
            foreach (var member in mapping.Where(member => !target.ContainsKey(member.Key)).ToList())
            {
                target.Add(member.Key, member.Value?.DeepClone());
            }
        }
    }

    private static JsonNode? ScalarValue(Scalar scalar)
    {
        if (!scalar.IsPlainImplicit || scalar.Style != ScalarStyle.Plain)
        {
            return JsonValue.Create(scalar.Value);
        }

        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            var plain when IsJsonNumber(plain) => JsonNode.Parse(plain),
            var plain => JsonValue.Create(plain),
        };
    }

    // As in JSON; a key without a value is as good as none.
    private bool IsBeyond(Scalar scalar)
    {
        var isBeyond = scalar is { IsPlainImplicit: true, Style: ScalarStyle.Plain, Value.Length: > 0 } && IsJsonNumber(scalar.Value)
            && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsInfinity(number);
        if (isBeyond)
        {
            report.Add(Rules.NumberOutOfRange, Span(scalar.Start, scalar.End), scalar.Value);
        }

        return isBeyond;
    }

    private static bool IsJsonNumber(string plain)
    {
        if (!(plain[0] == '-' || char.IsDigit(plain[0])) || plain.Length > 40)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(plain);
            return document.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private TextSpan Span(Mark start, Mark end)
    {
        var shift = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var from = Math.Min((int)start.Index + shift, text.Length);
        return TextSpan.FromBounds(from, Math.Max(from, Math.Min((int)end.Index + shift, text.Length)));
    }
}
