using System.Net;

namespace Integrator.Http;

/// <summary>A body that is read from its owner's stream, once.</summary>
internal sealed class StreamBody(string mediaType, Stream stream) : RequestContent(mediaType)
{
    private readonly long? _length = stream.CanSeek ? stream.Length - stream.Position : null;
    private bool _isConsumed;

    public override bool CanSend => !_isConsumed;

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context, CancellationToken cancellationToken)
    {
        _isConsumed = true;
        return stream.CopyToAsync(target, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length ?? 0;
        return _length is not null;
    }
}
