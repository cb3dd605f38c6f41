using System.Net;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>A body in memory.</summary>
internal sealed class BytesContent : RequestContent
{
    private readonly PooledBytes? _rented;
    private readonly ReadOnlyMemory<byte> _bytes;
    private int _writers;

    public BytesContent(string mediaType, ReadOnlyMemory<byte> bytes)
        : base(mediaType) => _bytes = bytes;

    public BytesContent(string mediaType, PooledBytes rented)
        : this(mediaType, rented.Memory) => _rented = rented;

    public override ReadOnlyMemory<byte> Bytes => _bytes;

    public override void Release()
    {
        // An answer may come before the body is sent: bytes that are still being written are left to the collector.
        if (Interlocked.CompareExchange(ref _writers, int.MinValue, 0) == 0)
        {
            _rented?.Dispose();
        }
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Interlocked.Increment(ref _writers) < 0, this);
        await stream.WriteAsync(_bytes, cancellationToken).ConfigureAwait(false);
        Interlocked.Decrement(ref _writers);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
