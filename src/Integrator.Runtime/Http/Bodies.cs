using System.Text;
using System.Text.Json.Nodes;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>Makes the body that a media type asks for.</summary>
internal static class Bodies
{
    public static RequestContent Of<T>(string mediaType, T value, JsonWrite<T> write, IReadOnlyList<BodyPart> parts, XmlFormat? xml)
    {
        var essence = Essence(mediaType);
        if (essence.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            var files = new List<JsonAttachment>();
            using var members = JsonDocumentText.Write(value, write, files);
            return MultipartBody.Of(essence, members.Written, files, parts);
        }

        var json = JsonDocumentText.Write(value, write);
        if (essence.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            using (json)
            {
                return new BytesContent(mediaType, FormText.Of(json.Written, parts));
            }
        }

        if (!IsRange(essence) && !essence.EndsWith("json", StringComparison.OrdinalIgnoreCase) && json.Written is [not (byte)'{' and not (byte)'[', ..])
        {
            using (json)
            {
                return OfText(mediaType, JsonPairs.Parts(json.Written) is [var scalar] ? scalar : "");
            }
        }

        if (IsXml(essence))
        {
            using (json)
            {
                return OfText(mediaType, XmlText.Of(JsonNode.Parse(json.Written), xml));
            }
        }

        return new BytesContent(IsRange(mediaType) ? "application/json" : mediaType, json);
    }

    public static RequestContent OfText(string mediaType, string text) => new BytesContent(
        IsRange(mediaType) ? "text/plain; charset=utf-8"
            : mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !mediaType.Contains("charset", StringComparison.OrdinalIgnoreCase)
                ? mediaType + "; charset=utf-8"
                : mediaType,
        Encoding.UTF8.GetBytes(text));

    public static RequestContent OfFile(string mediaType, ApiFile file)
    {
        var type = IsRange(mediaType) ? file.ContentType ?? "application/octet-stream" : mediaType;
        return file.IsInMemory ? new BytesContent(type, file.Bytes) : new StreamBody(type, file.OpenRead());
    }

    private static string Essence(string mediaType) =>
        mediaType.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end ? mediaType[..end].Trim() : mediaType;

    private static bool IsXml(string essence) =>
        essence.EndsWith("/xml", StringComparison.OrdinalIgnoreCase) || essence.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsRange(string mediaType) => mediaType.Contains('*', StringComparison.Ordinal);
}
