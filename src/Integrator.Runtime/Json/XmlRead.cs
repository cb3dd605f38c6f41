using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace Integrator.Json;

/// <summary>
/// Reads XML as a model, in the form in which <see cref="XmlText"/> writes it: the root is an object with one member, attributes are members with
/// <c>@</c>, the text of an element that has attributes or children is <c>#text</c>, elements of one name are a list, and an empty element is null.
/// Prefixes of namespaces are left out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class XmlRead
{
    private const int MostDepth = JsonReader.DefaultDepth - 2;

    /// <summary>Returns an XML document as a value; the default of the type if the text is empty.</summary>
    /// <exception cref="JsonException">The text is not XML, has a document type, is nested deeper than 62 levels, or is not what is read.</exception>
    public static T Of<T>(string text, JsonRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (string.IsNullOrWhiteSpace(text))
        {
            return default!;
        }

        return JsonDocumentText.ReadLoose(new JsonObject { Root(text) }.ToJsonString(), read);
    }

    private static KeyValuePair<string, JsonNode?> Root(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        try
        {
            using var xml = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF')), settings);
            xml.MoveToContent();
            var root = KeyValuePair.Create(xml.LocalName, Element(xml));
            while (xml.Read())
            {
                // What follows the root must be XML, too.
            }

            return root;
        }
        catch (XmlException failure)
        {
            throw new JsonException($"The XML cannot be read. {failure.Message}", failure);
        }
    }

    // Stands on the start of the element, and at the end of it afterwards.
    private static JsonNode? Element(XmlReader xml)
    {
        if (xml.Depth > MostDepth)
        {
            throw new JsonException($"The XML is nested deeper than {MostDepth} levels.");
        }

        var members = Attributes(xml);
        var content = new StringBuilder();
        if (!xml.IsEmptyElement)
        {
            while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    Add(members, xml.LocalName, Element(xml));
                }
                else
                {
                    content.Append(xml.Value);
                }
            }
        }

        var text = content.ToString();
        if (members.Count == 0)
        {
            return text.Length == 0 ? null : JsonValue.Create(text);
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            members[XmlFormat.Default.TextMember] = text;
        }

        return members;
    }

    private static JsonObject Attributes(XmlReader xml)
    {
        var members = new JsonObject();
        while (xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                members[XmlFormat.Default.AttributePrefix + xml.LocalName] = xml.Value;
            }
        }

        xml.MoveToElement();
        return members;
    }

    private static void Add(JsonObject members, string name, JsonNode? value)
    {
        if (!members.TryGetPropertyValue(name, out var known))
        {
            members[name] = value;
        }
        else if (known is JsonArray items)
        {
            items.Add(value);
        }
        else
        {
            members.Remove(name);
            members[name] = new JsonArray(known, value);
        }
    }
}
