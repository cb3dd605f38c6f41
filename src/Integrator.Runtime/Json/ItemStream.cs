using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Items in a body that is read as it comes. The end of the enumeration disposes the stream.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ItemStream
{
    // What OpenAI ends its streams with, and others after it.
    private const string Done = "[DONE]";
    private const byte NewLine = (byte)'\n';
    private const byte RecordSeparator = 0x1E;

    /// <summary>JSON, one value a line (https://github.com/ndjson/ndjson-spec). Empty lines are skipped.</summary>
    public static IAsyncEnumerable<T> Lines<T>(Stream stream, JsonRead<T> read) => Split(stream, NewLine, read);

    /// <summary>JSON text sequences (RFC 7464).</summary>
    public static IAsyncEnumerable<T> Sequence<T>(Stream stream, JsonRead<T> read) => Split(stream, RecordSeparator, read);

    /// <summary>Server-sent events whose data is JSON.</summary>
    public static async IAsyncEnumerable<T> Data<T>(Stream stream, JsonRead<T> read, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var told = (stream as ItemSource)?.Told;
        await foreach (var text in Texts(stream, cancellationToken).ConfigureAwait(false))
        {
            yield return JsonDocumentText.Read(Encoding.UTF8.GetBytes(text), read, told);
        }
    }

    /// <summary>Server-sent events whose data is text.</summary>
    public static async IAsyncEnumerable<string> Texts(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in Parsed(stream, cancellationToken).ConfigureAwait(false))
        {
            yield return item.Data;
        }
    }

    /// <summary>Server-sent events as objects with <c>event</c>, <c>data</c>, <c>id</c> and <c>retry</c>, the data a text.</summary>
    public static IAsyncEnumerable<T> Events<T>(Stream stream, JsonRead<T> read) => Objects(stream, read, hasJson: false);

    /// <summary>Server-sent events as objects with <c>event</c>, <c>data</c>, <c>id</c> and <c>retry</c>, the data JSON.</summary>
    public static IAsyncEnumerable<T> EventsOfJson<T>(Stream stream, JsonRead<T> read) => Objects(stream, read, hasJson: true);

    private static async IAsyncEnumerable<T> Objects<T>(Stream stream, JsonRead<T> read, bool hasJson, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var told = (stream as ItemSource)?.Told;
        await foreach (var item in Parsed(stream, cancellationToken).ConfigureAwait(false))
        {
            yield return Read(item, read, hasJson, told);
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> Parsed(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var counted = new ItemBytes(stream);
        await using (counted.ConfigureAwait(false))
        {
            await foreach (var item in SseParser.Create(counted).EnumerateAsync(cancellationToken).ConfigureAwait(false))
            {
                if (item.Data == Done)
                {
                    yield break;
                }

                yield return item;
                counted.Begin();
            }
        }
    }

    private static T Read<T>(SseItem<string> item, JsonRead<T> read, bool hasJson, IMissingMembers? told)
    {
        using var bytes = new PooledBytes();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("event", item.EventType);
            json.WritePropertyName("data");
            if (hasJson)
            {
                json.WriteRawValue(item.Data.Length > 0 ? item.Data : throw new JsonException("The data of an event is JSON, and one event has no data."));
            }
            else
            {
                json.WriteStringValue(item.Data);
            }

            if (item.EventId is { } id)
            {
                json.WriteString("id", id);
            }

            if (item.ReconnectionInterval is { } wait)
            {
                json.WriteNumber("retry", (long)wait.TotalMilliseconds);
            }

            json.WriteEndObject();
        }

        return JsonDocumentText.Read(bytes.Written, read, told);
    }

    private static async IAsyncEnumerable<T> Split<T>(Stream stream, byte separator, JsonRead<T> read, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using (stream.ConfigureAwait(false))
        {
            using var rest = new PooledBytes(4096);
            var source = stream as ItemSource;
            var isOpen = true;
            while (isOpen)
            {
                var before = rest.Length;
                rest.Advance(await stream.ReadAsync(rest.GetMemory(), cancellationToken).ConfigureAwait(false));
                isOpen = rest.Length > before;
                var start = 0;
                while (End(rest, start, Math.Max(start, before), separator, isOpen) is >= 0 and var end)
                {
                    if (!IsBlank(rest.Written[start..end]))
                    {
                        Check(source, end - start);
                        yield return JsonDocumentText.Read(rest.Written[start..end], read, source?.Told);
                    }

                    start = end + 1;
                }

                // Nothing moves while one item is read, however long it is.
                if (start > 0)
                {
                    rest.Remove(Math.Min(start, rest.Length));
                }

                Check(source, rest.Length);
            }
        }
    }

    private static void Check(ItemSource? source, int length)
    {
        if (length > source?.MaxItemBytes)
        {
            throw source.TooLarge();
        }
    }

    /// <summary>Where the item ends that begins at the start; -1 where it is not all there, or nothing is left.</summary>
    private static int End(PooledBytes bytes, int start, int searched, byte separator, bool isOpen)
    {
        if (searched >= bytes.Length && (isOpen || start >= bytes.Length))
        {
            return -1;
        }

        var index = searched >= bytes.Length ? -1 : bytes.Written[searched..].IndexOf(separator);
        return index >= 0 ? searched + index : isOpen ? -1 : bytes.Length;
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n\u001E"u8).IsEmpty;
}
