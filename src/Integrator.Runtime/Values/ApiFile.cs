using System.Runtime.InteropServices;
using System.Text;

namespace Integrator;

/// <summary>A file that is sent to or came from an API. A file over a stream can be sent once, and is not retried.</summary>
public sealed class ApiFile
{
    private readonly Stream? _stream;

    private ApiFile(ReadOnlyMemory<byte> bytes, Stream? stream, string? fileName, string? contentType)
    {
        Bytes = bytes;
        _stream = stream;
        FileName = fileName;
        ContentType = contentType;
    }

    /// <summary>What the receiver sees as its name; null leaves the choice to the sender.</summary>
    public string? FileName { get; }

    /// <summary>A media type such as <c>image/png</c>; null when it is not known.</summary>
    public string? ContentType { get; }

    /// <summary>Whether the content is held in memory, and so can be read again and again.</summary>
    public bool IsInMemory => _stream is null;

    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>A file over bytes, which are not copied.</summary>
    public static ApiFile FromBytes(ReadOnlyMemory<byte> content, string? fileName = null, string? contentType = null) =>
        new(content, null, fileName, contentType);

    /// <summary>A file over a stream, read from where it stands.</summary>
    /// <param name="content">Owned by the caller, who disposes it after the call.</param>
    /// <param name="fileName">What the receiver sees as its name.</param>
    /// <param name="contentType">A media type.</param>
    public static ApiFile FromStream(Stream content, string? fileName = null, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(default, content, fileName, contentType);
    }

    /// <summary>A file that holds text, as UTF-8.</summary>
    public static ApiFile FromText(string content, string? fileName = null, string? contentType = "text/plain; charset=utf-8") =>
        new(Encoding.UTF8.GetBytes(content), null, fileName, contentType);

    /// <summary>The content. Bytes in memory give a new stream each time, a stream gives itself.</summary>
    public Stream OpenRead()
    {
        if (_stream is not null)
        {
            return _stream;
        }

        return MemoryMarshal.TryGetArray(Bytes, out var array) && array.Array is not null
            ? new MemoryStream(array.Array, array.Offset, array.Count, writable: false)
            : new MemoryStream(Bytes.ToArray(), writable: false);
    }

    /// <inheritdoc/>
    public override string ToString() => FileName ?? "file";
}
