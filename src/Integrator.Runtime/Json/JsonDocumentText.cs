using System.Text;

namespace Integrator.Json;

/// <summary>Whole documents: where reading starts and ends, and where failures get their path.</summary>
internal static class JsonDocumentText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="json">UTF-8.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="told">Is told of required members that are missing; null if nobody asks.</param>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonRead<T> read, IMissingMembers? told = null) => Read(json, read, told, takesOne: false);

    /// <summary>Reads JSON of a format that cannot tell a list of one item from the item.</summary>
    public static T ReadLoose<T>(string json, JsonRead<T> read) => Read(Encoding.UTF8.GetBytes(json), read, told: null, takesOne: true);

    private static T Read<T>(ReadOnlySpan<byte> json, JsonRead<T> read, IMissingMembers? told, bool takesOne)
    {
        if (json.StartsWith(ByteOrderMark))
        {
            json = json[ByteOrderMark.Length..];
        }

        var reader = new JsonReader(json, JsonReader.DefaultDepth, start: false) { TakesOne = takesOne, Told = told };
        try
        {
            reader.Start();
            var value = read(ref reader);
            reader.End();
            reader.Missing?.Tell(json);
            return value;
        }
        catch (Exception failure) when (JsonFailure.IsReading(failure))
        {
            throw JsonFailure.Located(failure, json, reader.At);
        }
    }

    /// <summary>The caller disposes the bytes.</summary>
    public static PooledBytes Write<T>(T value, JsonWrite<T> write, List<JsonAttachment>? attachments = null)
    {
        var json = JsonWriter.Rent(attachments);
        if (value is null)
        {
            json.Null();
        }
        else
        {
            write(json, value);
        }

        var bytes = json.Take();
        json.Return();
        return bytes;
    }
}
