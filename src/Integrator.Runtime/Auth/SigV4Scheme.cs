using System.Globalization;
using System.Security.Cryptography;
using Integrator.Auth;

namespace Integrator;

/// <summary>AWS Signature Version 4 in <c>Authorization</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
/// <param name="Name">What messages call it.</param>
public sealed record SigV4Scheme(string Name) : ComputedScheme(Name)
{
    /// <summary>Gives the access key's id.</summary>
    public required Func<AuthScope, string?> AccessKey { get; init; }

    /// <summary>Gives the secret key.</summary>
    public required Func<AuthScope, string?> SecretKey { get; init; }

    /// <summary>Gives the token of temporary credentials; null for none.</summary>
    public Func<AuthScope, string?> SessionToken { get; init; } = static _ => null;

    /// <summary>Gives the region, such as <c>us-east-1</c>.</summary>
    public required Func<AuthScope, string?> Region { get; init; }

    /// <summary>Gives the service's signing name, such as <c>execute-api</c>.</summary>
    public required Func<AuthScope, string?> Service { get; init; }

    /// <summary>Whether the body's digest is sent as <c>x-amz-content-sha256</c>, which S3 asks for.</summary>
    public bool SendsContentHash { get; init; }

    /// <summary>Whether the path is encoded once more, which every service but S3 asks for.</summary>
    public bool EncodesPathTwice { get; init; } = true;

    internal override async ValueTask ApplyAsync(Signing signing, CancellationToken cancellationToken)
    {
        var scope = signing.Scope;
        var time = signing.Now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var digest = Convert.ToHexStringLower(SHA256.HashData(await signing.BodyAsync(cancellationToken).ConfigureAwait(false)));
        signing.SetHeader("X-Amz-Date", time);
        if (SessionToken(scope) is { Length: > 0 } session)
        {
            signing.SetHeader("X-Amz-Security-Token", session);
        }

        if (SendsContentHash)
        {
            signing.SetHeader("x-amz-content-sha256", digest);
        }

        var (names, canonical) = SigV4Text.Canonical(signing.Message, digest, EncodesPathTwice);
        var place = $"{time[..8]}/{signing.Required("region", Region(scope))}/{signing.Required("service", Service(scope))}/aws4_request";
        var signature = SigV4Text.Sign(signing.Required("secret key", SecretKey(scope)), place, SigV4Text.ToSign(time, place, canonical));
        signing.SetHeader("Authorization", $"AWS4-HMAC-SHA256 Credential={signing.Required("access key", AccessKey(scope))}/{place}, SignedHeaders={names}, Signature={signature}");
    }
}
