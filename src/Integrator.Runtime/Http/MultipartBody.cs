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

    public static MultipartBody Of(string mediaType, ReadOnlySpan<byte> json, List<JsonAttachment> files, IReadOnlyList<BodyPart> parts)
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
            sent += body.Member(name, ref reader, json, files, parts.FirstOrDefault(part => part.Name == name));
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
    private int Member(string name, ref Utf8JsonReader json, ReadOnlySpan<byte> text, List<JsonAttachment> files, BodyPart? part)
    {
        var end = json.BytesConsumed;
        if (json.TokenType == JsonTokenType.Null)
        {
            return 0;
        }

        if (files.Find(file => file.End == end) is { File: { } file })
        {
            Add(name, $"; filename=\"{Quoted(file.FileName ?? name)}\"", file.ContentType ?? part?.MediaType ?? "application/octet-stream", part, file.Bytes, file);
            return 1;
        }

        if (json.TokenType == JsonTokenType.StartArray && part is not { IsJson: true })
        {
            return List(name, ref json, text, files, part);
        }

        var start = (int)json.TokenStartIndex;
        var isScalar = json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
        var scalar = isScalar && part is not { IsJson: true } ? JsonText.Of(ref json) : null;
        json.Skip();
        Add(name, "", part?.MediaType ?? (isScalar ? null : "application/json"), part, scalar is null ? text[start..(int)json.BytesConsumed].ToArray() : Encoding.UTF8.GetBytes(scalar), null);
        return 0;
    }

    private int List(string name, ref Utf8JsonReader json, ReadOnlySpan<byte> text, List<JsonAttachment> files, BodyPart? part)
    {
        if (part?.Style is { } style and not (ArrayStyle.Brackets or ArrayStyle.Repeat))
        {
            var pairs = new List<KeyValuePair<string, string>>();
            JsonPairs.Flatten(ref json, name, repeats: true, pairs);
            Add(name, "", part.MediaType, part, Encoding.UTF8.GetBytes(BodyPart.Joined(pairs.ConvertAll(static pair => pair.Value), style)), null);
            return 0;
        }

        var sent = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            sent += Member(part?.Style == ArrayStyle.Brackets ? name + "[]" : name, ref json, text, files, part is null ? null : part with { Style = null });
        }

        return sent;
    }

    private void Add(string name, string fileName, string? mediaType, BodyPart? part, ReadOnlyMemory<byte> bytes, ApiFile? file)
    {
        var head = new StringBuilder($"--{_boundary}\r\nContent-Disposition: form-data; name=\"{Quoted(name)}\"{fileName}\r\n");
        foreach (var line in (mediaType is null ? [] : new[] { "Content-Type: " + mediaType }).Concat(part?.Headers ?? []))
        {
            head.Append(Line(line)).Append("\r\n");
        }

        _parts.Add((Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), bytes, file));
    }

    private byte[] End() => Encoding.ASCII.GetBytes($"--{_boundary}--\r\n");

    // As the HTML standard quotes names in multipart/form-data.
    private static string Quoted(string text) => text
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace("\"", "%22", StringComparison.Ordinal);

    private static string Line(string text) => text.AsSpan().ContainsAny('\r', '\n')
        ? throw new ArgumentException("A header of a part holds a line break.")
        : text;
}
