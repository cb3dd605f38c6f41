using System.Text;

namespace Integrator.Auth;

/// <summary>One message that is about to be sent, and what it takes to prove who sends it.</summary>
internal readonly struct Signing(HttpRequestMessage message, AuthScope account, AuthTools tools)
{
    public HttpRequestMessage Message => message;

    /// <summary>What is known without the message. It is made once for a token, not for each message.</summary>
    public AuthScope Account => account;

    /// <summary>What is known with the message.</summary>
    public AuthScope Scope => account.Of(message);

    public DateTimeOffset Now => tools.Clock.GetUtcNow();

    public byte[] RandomBytes(int count) => tools.RandomBytes(count);

    /// <summary>A value that must be there.</summary>
    public string Required(string name, string? value) => value is { Length: > 0 } ? value : throw new InvalidOperationException(
        $"{tools.Api}: '{name}' has no value to authorize with.");

    /// <exception cref="ArgumentException">The value would end the header.</exception>
    public void SetHeader(string name, string value)
    {
        if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException($"{tools.Api}: the header '{name}' holds a line break.", nameof(name));
        }

        message.Headers.Remove(name);
        if (!message.Headers.TryAddWithoutValidation(name, value) && message.Content is { } content)
        {
            content.Headers.Remove(name);
            content.Headers.TryAddWithoutValidation(name, value);
        }
    }

    public void AddCookie(string name, string value)
    {
        var before = message.Headers.NonValidated.TryGetValues("Cookie", out var cookies) ? cookies.ToString() + "; " : "";
        SetHeader("Cookie", $"{before}{name}={Uri.EscapeDataString(value)}");
    }

    public void AddQuery(string name, string value)
    {
        var address = new UriBuilder(message.RequestUri!);
        var others = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => Uri.UnescapeDataString(part.Split('=', 2)[0]) != name);
        address.Query = string.Join('&', others.Append($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}"));
        message.RequestUri = address.Uri;
    }

    /// <summary>The body, which is held in memory from then on.</summary>
    public ValueTask<byte[]> BodyAsync(CancellationToken cancellationToken) =>
        message.Content is { } content ? new(content.ReadAsByteArrayAsync(cancellationToken)) : new([]);

    public static string Basic(string user, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
}
