using System.Net;
using System.Text;
using System.Text.Json;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>A body in parts: one for each member of an object, files as files.</summary>
internal sealed class MultipartBody : RequestContent
{
    private readonly List<(byte[] Head, ReadOnlyMemory<byte> Bytes, ApiFile? File)> _parts = [];
    private readonly string _boundary;
    private bool _isConsumed;

    private MultipartBody(string mediaType, string boundary)
        : base($"{mediaType}; boundary={boundary}") => _boundary = boundary;

    public override bool CanSend => !_isConsumed || !_parts.Exists(static part => part.File is { IsInMemory: false });

    public static MultipartBody Of(string mediaType, ReadOnlySpan<byte> json, List<JsonAttachment> files)
    {
        var body = new MultipartBody(mediaType, $"integrator-{Guid.NewGuid():N}");
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1000 });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new InvalidOperationException("A multipart body is made from an object.");
        }

        var sent = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            sent += body.Member(name, ref reader, json, files);
        }

        return sent == files.Count ? body : throw new InvalidOperationException("A file inside a part that is JSON cannot be sent.");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _isConsumed = true;
        foreach (var (head, bytes, file) in _parts)
        {
            await stream.WriteAsync(head, cancellationToken).ConfigureAwait(false);
            if (file is { IsInMemory: false })
            {
                await file.OpenRead().CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            }

            await stream.WriteAsync("\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        await stream.WriteAsync(End(), cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = End().Length;
        foreach (var (head, bytes, file) in _parts)
        {
            if (file is { IsInMemory: false })
            {
                return false;
            }

            length += head.Length + bytes.Length + 2;
        }

        return true;
    }

    /// <summary>How many files the member held.</summary>
    private int Member(string name, ref Utf8JsonReader json, ReadOnlySpan<byte> text, List<JsonAttachment> files)
    {
        if (json.TokenType == JsonTokenType.StartArray && !HoldsObjects(json))
        {
            var sent = 0;
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                sent += Member(name, ref json, text, files);
            }

            return sent;
        }

        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var start = (int)json.TokenStartIndex;
            json.Skip();
            Add(name, "\r\nContent-Type: application/json", text[start..(int)json.BytesConsumed].ToArray(), null);
        }
        else if (json.TokenType != JsonTokenType.Null)
        {
            var end = json.BytesConsumed;
            if (files.Find(file => file.End == end) is { File: { } file })
            {
                var fileName = file.FileName ?? name;
                Add(name, $"; filename=\"{Quoted(fileName)}\"\r\nContent-Type: {Line(file.ContentType ?? "application/octet-stream")}", file.Bytes, file);
                return 1;
            }

            Add(name, "", Encoding.UTF8.GetBytes(JsonText.Of(ref json)), null);
        }

        return 0;
    }

    private static bool HoldsObjects(Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string name, string rest, ReadOnlyMemory<byte> bytes, ApiFile? file) => _parts.Add((
        Encoding.UTF8.GetBytes($"--{_boundary}\r\nContent-Disposition: form-data; name=\"{Quoted(name)}\"{rest}\r\n\r\n"),
        bytes,
        file));

    private byte[] End() => Encoding.ASCII.GetBytes($"--{_boundary}--\r\n");

    // As the HTML standard quotes names in multipart/form-data.
    private static string Quoted(string text) => text
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace("\"", "%22", StringComparison.Ordinal);

    private static string Line(string text) => text.AsSpan().ContainsAny('\r', '\n')
        ? throw new ArgumentException("The content type of a file holds a line break.")
        : text;
}
