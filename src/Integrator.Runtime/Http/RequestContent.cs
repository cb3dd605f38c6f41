using System.Net;

namespace Integrator.Http;

/// <summary>A request's body. It serves every attempt of a call, so nothing disposes it; the call releases it at its end.</summary>
internal abstract class RequestContent : HttpContent
{
    protected RequestContent(string mediaType) => Headers.TryAddWithoutValidation("Content-Type", mediaType);

    /// <summary>Whether it can be sent from its beginning: true until a stream was read.</summary>
    public virtual bool CanSend => true;

    /// <summary>The body where it is in memory.</summary>
    /// <exception cref="InvalidOperationException">It is a stream or has parts.</exception>
    public virtual ReadOnlyMemory<byte> Bytes => throw new InvalidOperationException("The body is not one text in memory, so it cannot be changed.");

    /// <summary>Gives back what was rented.</summary>
    public virtual void Release()
    {
    }

    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected abstract override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken);
}
