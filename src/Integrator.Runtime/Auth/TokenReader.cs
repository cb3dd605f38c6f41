using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Json;

namespace Integrator.Auth;

/// <summary>Takes tokens out of the answers of endpoints.</summary>
internal static class TokenReader
{
    private const int LongestAnswer = 1024 * 1024;
    private const int LongestMessage = 1_000;

    // Thirty years: a smaller number is a lifetime in seconds, a larger one a time since 1970.
    private const double LongestLifetime = 1e9;
    private const double FirstMilliseconds = 1e11;

    // RFC 6749, section 5.2, and what means the same elsewhere: asked again, the endpoint would refuse again.
    private static readonly string[] s_final = ["invalid_grant", "invalid_client", "unauthorized_client", "access_denied", "invalid_token", "bad_verification_code", "bad_refresh_token"];

    /// <summary>Sends a request and gives the JSON of its answer; a form is given as an object.</summary>
    /// <exception cref="TokenException">The status is not one of the 2xx, or the body is neither.</exception>
    public static async ValueTask<JsonElement> ExchangeAsync(HttpRequestMessage request, AuthTools tools, CancellationToken cancellationToken)
    {
        var (status, answer) = await SendAsync(request, tools, cancellationToken).ConfigureAwait(false);
        return answer ?? throw new TokenException($"{tools.Api}: the token endpoint answered {status} with neither JSON nor a form.", status);
    }

    /// <summary>Sends a request and gives the status, and the JSON of its answer if it has any.</summary>
    /// <exception cref="TokenException">The status is not one of the 2xx.</exception>
    public static async ValueTask<(int Status, JsonElement? Answer)> SendAsync(HttpRequestMessage request, AuthTools tools, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = tools.Clock.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), ending, tools.Timeout, System.Threading.Timeout.InfiniteTimeSpan);
        try
        {
            var sent = request.RequestUri!;
            using var response = await tools.Send(request, ending.Token).ConfigureAwait(false);
            Transport.Check(tools.Api, sent, request, response);
            var body = await BodyAsync(response, tools, ending.Token).ConfigureAwait(false);
            var answer = JsonPath.Parse(body) ?? (IsForm(response) ? FormObject(body) : null);
            if (!response.IsSuccessStatusCode || (answer is { ValueKind: JsonValueKind.Object } said && said.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String))
            {
                throw Refused(tools, (int)response.StatusCode, answer);
            }

            return ((int)response.StatusCode, answer);
        }
        catch (HttpRequestException failure) when (failure.InnerException is AddressException refused)
        {
            throw refused.Of(tools.Api);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            throw BrokenAnswer(tools.Api, failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{tools.Api}: the token endpoint did not answer in time.", failure);
        }
    }

    /// <param name="json">The endpoint's answer.</param>
    /// <param name="answer">Where things stand in it.</param>
    /// <param name="before">The token that is replaced: what the answer does not repeat is kept (RFC 6749, section 6).</param>
    /// <param name="tools">The clock and the name.</param>
    public static OAuthToken Token(JsonElement json, TokenAnswer answer, OAuthToken? before, AuthTools tools)
    {
        var token = JsonPath.Text(json, answer.TokenPath) is { Length: > 0 } text
            ? text
            : throw new TokenException($"{tools.Api}: the token endpoint's answer has no text at '{answer.TokenPath}'.");
        if (token.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new TokenException($"{tools.Api}: the token endpoint's answer has a line break in the token.");
        }

        var values = new Dictionary<string, string>(before?.Values ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (name, path) in answer.Capture)
        {
            if (JsonPath.Text(json, path) is { } value)
            {
                values[name] = value;
            }
        }

        var read = new OAuthToken(token)
        {
            TokenType = JsonPath.Text(json, "token_type") ?? "Bearer",
            RefreshToken = JsonPath.Text(json, answer.RefreshTokenPath) is { Length: > 0 } refresh ? refresh : before?.RefreshToken,
            Scope = JsonPath.Text(json, "scope") ?? before?.Scope,
            ExpiresAt = Expiry(json, answer, tools.Clock.GetUtcNow()),
            Values = values,
        };
        tools.Redactor.Pass(read);
        return read;
    }

    // An end that is past already, such as an expires_in of 0 or -1, says nothing about a token that was given just now.
    private static DateTimeOffset? Expiry(JsonElement json, TokenAnswer answer, DateTimeOffset now)
    {
        var end = JsonPath.Text(json, answer.ExpiresPath) is { } text ? End(text, answer.ExpiresFormat, now) : Elsewhere(json, now);
        return end > now ? end : answer.Lifetime is { } lifetime ? After(now, lifetime.TotalSeconds) : null;
    }

    // What endpoints write that do not keep to RFC 6749: a lifetime or a time, as a number or as text.
    private static DateTimeOffset? Elsewhere(JsonElement json, DateTimeOffset now)
    {
        var text = JsonPath.Text(json, "expires_at") ?? JsonPath.Text(json, "expires");
        if (text is null || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
        {
            return text is null ? null : End(text, ExpiryFormat.AtDate, now);
        }

        return End(text, amount < LongestLifetime ? ExpiryFormat.InSeconds : amount < FirstMilliseconds ? ExpiryFormat.AtSeconds : ExpiryFormat.AtMilliseconds, now);
    }

    private static DateTimeOffset? End(string text, ExpiryFormat format, DateTimeOffset now)
    {
        if (format == ExpiryFormat.AtDate)
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
        }

        return !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? null : format switch
        {
            ExpiryFormat.InMilliseconds => After(now, amount / 1000),
            ExpiryFormat.AtSeconds => After(DateTimeOffset.UnixEpoch, amount),
            ExpiryFormat.AtMilliseconds => After(DateTimeOffset.UnixEpoch, amount / 1000),
            _ => After(now, amount),
        };
    }

    // As late as a date can be, for what is later.
    private static DateTimeOffset? After(DateTimeOffset time, double seconds) =>
        !(seconds > 0) ? null : seconds < (DateTimeOffset.MaxValue - time).TotalSeconds - 1 ? time.AddSeconds(seconds) : DateTimeOffset.MaxValue;

    private static async ValueTask<byte[]> BodyAsync(HttpResponseMessage response, AuthTools tools, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var body = new PooledBytes(4096);
            while (await ReadAsync(stream, body, tools.Api, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                body.Advance(read);
                if (body.Length > LongestAnswer)
                {
                    throw new TokenException($"{tools.Api}: the token endpoint's answer is larger than {LongestAnswer} bytes.", (int)response.StatusCode);
                }
            }

            return body.Written.ToArray();
        }
    }

    private static async ValueTask<int> ReadAsync(Stream stream, PooledBytes body, string api, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(body.GetMemory(1), cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException failure) when (failure is not ObjectDisposedException)
        {
            // Brotli reports what it cannot decompress in this way.
            throw BrokenAnswer(api, failure);
        }
    }

    private static HttpRequestException BrokenAnswer(string api, Exception failure) =>
        new(HttpRequestError.InvalidResponse, $"{api}: the answer of the token endpoint broke off, or cannot be decompressed.", failure);

    private static TokenException Refused(AuthTools tools, int status, JsonElement? answer)
    {
        var code = answer is { } said ? JsonPath.Text(said, "error") ?? JsonPath.Text(said, "error.code") ?? JsonPath.Text(said, "code") : null;
        var words = answer is { } told ? JsonPath.Text(told, "error_description") ?? JsonPath.Text(told, "message") ?? JsonPath.Text(told, "error.message") : null;
        var isFinal = status == 401 || (code is not null && s_final.Contains(code));
        var reason = string.Join(": ", new[] { code, words }.OfType<string>().Select(text => tools.Redactor.Redact(text, LongestMessage)));
        return new TokenException($"{tools.Api}: the token endpoint answered {status}{(reason.Length > 0 ? $": {reason.TrimEnd('.')}" : "")}.", status, code is null ? null : tools.Redactor.Redact(code, LongestMessage), isFinal);
    }

    private static bool IsForm(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType is "application/x-www-form-urlencoded" or "text/plain";

    private static JsonElement? FormObject(byte[] body)
    {
        var members = new JsonObject();
        foreach (var (name, value) in OAuth1Text.Decoded(Encoding.UTF8.GetString(body)))
        {
            members[name] = value;
        }

        return JsonPath.Parse(Encoding.UTF8.GetBytes(members.ToJsonString()));
    }
}
