using System.Text;
using System.Text.Json;
using Integrator.Auth;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>An answer: its body in memory, unless it is a download. Whoever got it disposes it.</summary>
internal sealed class Reply(HttpResponseMessage response, Call call, ScopeTools tools) : IDisposable
{
    private const int LargestFirstRent = 1024 * 1024;

    private PooledBytes? _body;
    private bool _isDownloaded;
    private bool _isKept;
    private bool? _settled;
    private JsonElement? _data;
    private Answer? _answer;

    public HttpResponseMessage Response => response;

    /// <summary>The call that it answers.</summary>
    public Call Call => call;

    /// <summary>The answer as expressions see it.</summary>
    public Answer Answer => _answer ??= new Answer(this);

    /// <summary>When the API's limit ends, if that is later than the connection waits; null otherwise.</summary>
    public DateTimeOffset? LimitedUntil { get; set; }

    public ScopeTools Tools => tools;

    public int Status { get; } = (int)response.StatusCode;

    public bool IsSuccess => _settled ?? Status is >= 200 and < 300;

    /// <summary>Whether a success gives nothing.</summary>
    public bool IsIgnored { get; private set; }

    /// <summary>The reason that the policy gives for a failure; null if it gives none.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether the list that the call belongs to has to begin again.</summary>
    public bool ResetsPaging { get; set; }

    public string? MediaType => response.Content.Headers.ContentType?.MediaType;

    public ReadOnlySpan<byte> Bytes => _body is null ? default : _body.Written;

    public bool IsEmpty => Bytes.Trim(" \t\r\n"u8).IsEmpty;

    public bool Fits(string range) => StatusRange.Fit(range, Status) > 0;

    /// <summary>The body as JSON, detached from its bytes; null when it is none.</summary>
    public JsonElement? Data => _data ??= _body is null || IsEmpty ? null : JsonPath.Parse(Bytes);

    public string Text() => Encoding.UTF8.GetString(Bytes.StartsWith("\uFEFF"u8) ? Bytes[3..] : Bytes);

    /// <summary>The body as it comes; disposing the stream disposes the response.</summary>
    public Stream Download()
    {
        _isDownloaded = true;
        return new ResponseStream(response, call);
    }

    /// <summary>Reads the body into memory, as UTF-8.</summary>
    /// <exception cref="ResponseTooLargeException">It is larger than allowed.</exception>
    public async ValueTask BufferAsync(CancellationToken cancellationToken)
    {
        var maxBytes = call.MaxResponseBytes;
        var length = response.Content.Headers.ContentLength;
        if (length == 0)
        {
            return;
        }

        if (length > maxBytes)
        {
            throw TooLarge();
        }

        // One byte more than announced, so that the end is seen without growing; but an announcement is no reason to rent much.
        var body = new PooledBytes((int)Math.Min(length + 1 ?? 4096, LargestFirstRent));
        _body = body;
        try
        {
            await ReadAsync(body, maxBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (BrokenBody.Is(failure))
        {
            throw BrokenBody.Of(call.Operation, failure);
        }

        Transcode();
    }

    private async ValueTask ReadAsync(PooledBytes body, int maxBytes, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            while (await stream.ReadAsync(body.GetMemory(), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                body.Advance(read);
                if (body.Length > maxBytes)
                {
                    throw TooLarge();
                }
            }
        }
    }

    /// <summary>Lets the policy decide whether the answer is a success.</summary>
    public void Settle(bool isSuccess, bool isIgnored, string? reason) => (_settled, IsIgnored, Reason) = (isSuccess, isIgnored, reason);

    /// <summary>Lets it outlive one disposal: Polly disposes what is retried.</summary>
    public void Keep() => _isKept = true;

    public void Dispose()
    {
        if (_isKept)
        {
            _isKept = false;
            return;
        }

        _body?.Dispose();
        _body = null;
        if (!_isDownloaded)
        {
            response.Dispose();
        }
    }

    private void Transcode()
    {
        if (response.Content.Headers.ContentType?.CharSet?.Trim('"') is not { Length: > 0 } charset
            || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase)
            || !TryEncoding(charset, out var encoding))
        {
            return;
        }

        var text = encoding.GetString(Bytes);
        _body!.Dispose();
        var length = Encoding.UTF8.GetByteCount(text);
        _body = new PooledBytes(length);
        _body.Advance(Encoding.UTF8.GetBytes(text, _body.GetSpan(length)));
    }

    private static bool TryEncoding(string charset, out Encoding encoding)
    {
        try
        {
            encoding = Encoding.GetEncoding(charset);
            return true;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            // A charset that is unknown, or refused as UTF-7 is, is read as UTF-8, which JSON is by definition.
            encoding = Encoding.UTF8;
            return false;
        }
    }

    private ResponseTooLargeException TooLarge() => new(call.Operation, Status, call.MaxResponseBytes);
}
