using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace Integrator;

/// <summary>
/// Writes JSON values as XML 1.0. Members become elements, items of a list repeat their element, and null is an empty element. See
/// <see cref="XmlFormat"/> for attributes and the root.
/// </summary>
public static class XmlText
{
    private const int MostDepth = 64;

    /// <summary>Returns a value as an XML document.</summary>
    /// <param name="value">The value; null for an empty root.</param>
    /// <param name="format">How it is written; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">
    /// A member is not a name of an element or an attribute, an attribute is an object or a list, a text holds a character that XML does not allow,
    /// or the value is nested deeper than 64 levels.
    /// </exception>
    public static string Of(JsonNode? value, XmlFormat? format = null)
    {
        format ??= XmlFormat.Default;
        var text = new StringBuilder(format.HasDeclaration ? """<?xml version="1.0" encoding="utf-8"?>""" : "");
        if (format.Root is null && value is JsonObject { Count: 1 } single && single.First() is { Key: var name, Value: not JsonArray } only && IsElement(name, format))
        {
            Element(text, name, only.Value, format, 0);
        }
        else
        {
            Element(text, format.Root ?? "root", value is JsonArray items ? new JsonObject { [format.Item] = items.DeepClone() } : value, format, 0);
        }

        return text.ToString();
    }

    private static bool IsElement(string name, XmlFormat format) => name != format.TextMember && !IsAttribute(name, format);

    private static bool IsAttribute(string name, XmlFormat format) => format.AttributePrefix.Length > 0 && name.StartsWith(format.AttributePrefix, StringComparison.Ordinal);

    private static void Element(StringBuilder text, string name, JsonNode? value, XmlFormat format, int depth)
    {
        if (depth > MostDepth)
        {
            throw new InvalidOperationException($"The value is nested deeper than {MostDepth} levels.");
        }

        var members = value as JsonObject ?? [];
        text.Append('<').Append(Name(name));
        foreach (var (attribute, content) in members.Where(member => IsAttribute(member.Key, format)))
        {
            text.Append(' ').Append(Name(attribute[format.AttributePrefix.Length..])).Append("=\"").Append(Escaped(Scalar(attribute, content), isAttribute: true)).Append('"');
        }

        var start = text.Append('>').Length;
        Content(text, value, format, depth);
        if (text.Length == start)
        {
            text.Insert(start - 1, '/');
            return;
        }

        text.Append("</").Append(name).Append('>');
    }

    private static void Content(StringBuilder text, JsonNode? value, XmlFormat format, int depth)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var (member, content) in members.Where(member => !IsAttribute(member.Key, format)))
                {
                    if (member == format.TextMember)
                    {
                        text.Append(Escaped(Scalar(member, content), isAttribute: false));
                    }
                    else
                    {
                        Elements(text, member, content, format, depth + 1);
                    }
                }

                break;
            case JsonArray items:
                Elements(text, format.Item, items, format, depth + 1);
                break;
            default:
                text.Append(Escaped(Scalar("", value), isAttribute: false));
                break;
        }
    }

    private static void Elements(StringBuilder text, string name, JsonNode? value, XmlFormat format, int depth)
    {
        foreach (var item in value is JsonArray items ? items : (IEnumerable<JsonNode?>)[value])
        {
            Element(text, name, item, format, depth);
        }
    }

    private static string Scalar(string name, JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "",
        JsonValueKind.Object or JsonValueKind.Array => throw new InvalidOperationException($"'{name}' must be a text, a number or a boolean to stand in XML."),
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private static string Name(string name)
    {
        try
        {
            return XmlConvert.VerifyName(name);
        }
        catch (Exception failure) when (failure is XmlException or ArgumentException)
        {
            throw new InvalidOperationException($"'{name}' is not a name that XML allows.", failure);
        }
    }

    private static string Escaped(string value, bool isAttribute)
    {
        try
        {
            XmlConvert.VerifyXmlChars(value);
        }
        catch (XmlException failure)
        {
            throw new InvalidOperationException("A text holds a character that XML does not allow.", failure);
        }

        // A carriage return would be read as a line feed (XML 1.0, section 2.11); line breaks and tabs in attributes as blanks (section 3.3.3).
        var text = value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\r", "&#13;", StringComparison.Ordinal);
        return isAttribute
            ? text.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("\n", "&#10;", StringComparison.Ordinal).Replace("\t", "&#9;", StringComparison.Ordinal)
            : text;
    }
}
