using Integrator.Json;

namespace Integrator.Http;

/// <summary>A response's body; its disposal is the response's.</summary>
internal sealed class ResponseStream(HttpResponseMessage response, Call call) : ItemSource
{
    private readonly Stream _body = response.Content.ReadAsStream();

    public override IMissingMembers Told => call;

    public override int MaxItemBytes => call.MaxResponseBytes;

    public override Exception TooLarge() => new ResponseTooLargeException(call.Operation, (int)response.StatusCode, call.MaxResponseBytes);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => response.Content.Headers.ContentLength ?? throw new NotSupportedException("The response does not say its length.");

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _body.Read(buffer);
        }
        catch (Exception failure) when (BrokenBody.Is(failure))
        {
            throw BrokenBody.Of(failure);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (BrokenBody.Is(failure))
        {
            throw BrokenBody.Of(failure);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            response.Dispose();
        }

        base.Dispose(disposing);
    }
}
