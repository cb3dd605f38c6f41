using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Integrator.Hosting;

/// <summary>
/// Makes links with which users connect their accounts. A link is encrypted and signed, names one connection, and ends. Whoever has it can connect an
/// account to that connection, unless <see cref="ConnectOptions.Authorize"/> says otherwise: give it to nobody but the user it is for.
/// </summary>
public sealed class ConnectLinks
{
    private readonly IDataProtector _protector;
    private readonly ConnectOptions _options;
    private readonly TimeProvider _clock;

    internal ConnectLinks(IDataProtectionProvider protection, IOptions<ConnectOptions> options, TimeProvider clock)
    {
        _protector = protection.CreateProtector("Integrator.Connect.Link.1");
        (_options, _clock) = (options.Value, clock);
    }

    /// <summary>A link.</summary>
    /// <param name="key">The connection; it is made if there is none.</param>
    /// <param name="lifetime">How long it can be used; null for <see cref="ConnectOptions.LinkLifetime"/>.</param>
    /// <param name="returnTo">Where the browser goes when the account is connected, with the query parameters <c>connection</c> and <c>status</c>; null for the page itself.</param>
    /// <returns>An absolute address if <see cref="ConnectOptions.PublicAddress"/> is set, else a path.</returns>
    public Uri Create(ConnectionKey key, TimeSpan? lifetime = null, Uri? returnTo = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        var until = _clock.GetUtcNow() + (lifetime ?? _options.LinkLifetime);
        var json = JsonSerializer.SerializeToUtf8Bytes(new LinkText(key.Api, key.Name, key.Tenant, key.User, until.ToUnixTimeSeconds(), returnTo?.OriginalString), ConnectJson.Default.LinkText);
        var path = $"{_options.Path}/{Base64Url.EncodeToString(_protector.Protect(json))}";
        return _options.PublicAddress is { } address ? new Uri(address, path) : new Uri(path, UriKind.Relative);
    }

    /// <exception cref="ConnectException">It is no link of ours, or has expired.</exception>
    internal ConnectLink Read(string link)
    {
        try
        {
            var text = JsonSerializer.Deserialize(_protector.Unprotect(Base64Url.DecodeFromChars(link)), ConnectJson.Default.LinkText)!;
            var until = DateTimeOffset.FromUnixTimeSeconds(text.Until);
            return until > _clock.GetUtcNow()
                ? new ConnectLink(new ConnectionKey(text.Api, text.Name) { Tenant = text.Tenant, User = text.User }, until, text.ReturnTo is null ? null : new Uri(text.ReturnTo, UriKind.RelativeOrAbsolute))
                : throw ConnectException.ExpiredLink();
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException or JsonException)
        {
            throw ConnectException.InvalidLink();
        }
    }
}
