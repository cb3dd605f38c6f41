using System.Text;
using Integrator.Webhooks;

namespace Integrator;

/// <summary>A shared secret that the provider sends as it is: in a header, in the query, in the body, or in the path of the address.</summary>
public sealed record TokenVerifier : WebhookVerifier
{
    /// <summary>Gives what was sent; null refuses.</summary>
    public required Func<WebhookRequest, string?> Token { get; init; }

    /// <summary>Gives the secrets that are valid now; none refuses.</summary>
    public required Func<WebhookRequest, IEnumerable<string?>> Secrets { get; init; }

    /// <inheritdoc/>
    public override ValueTask<string?> RefusalAsync(WebhookRequest request, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        if (Token(request) is not { Length: > 0 } token)
        {
            return ValueTask.FromResult<string?>("The token is missing.");
        }

        var isSame = false;
        foreach (var secret in Secrets(request))
        {
            isSame |= secret is { Length: > 0 } && SecretText.IsSame(token, secret);
        }

        return ValueTask.FromResult(isSame ? null : "The token is another.");
    }
}

/// <summary>A name and a password in <c>Authorization: Basic</c> (RFC 7617).</summary>
public sealed record BasicVerifier : WebhookVerifier
{
    /// <summary>Gives the name; null refuses.</summary>
    public required Func<WebhookRequest, string?> User { get; init; }

    /// <summary>Gives the password; null or an empty one refuses.</summary>
    public required Func<WebhookRequest, string?> Password { get; init; }

    /// <inheritdoc/>
    public override ValueTask<string?> RefusalAsync(WebhookRequest request, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        const string Word = "Basic ";
        if (request.Header("Authorization") is not { } header || !header.StartsWith(Word, StringComparison.OrdinalIgnoreCase)
            || SecretText.Decoded(header[Word.Length..].Trim(), SignatureEncoding.Base64) is not { } pair)
        {
            return ValueTask.FromResult<string?>("The password is missing.");
        }

        var isSame = User(request) is { } user && Password(request) is { Length: > 0 } password
            && SecretText.IsSame(Encoding.UTF8.GetString(pair), $"{user}:{password}");
        return ValueTask.FromResult(isSame ? null : "The password is another.");
    }
}

/// <summary>A verification that is written by hand.</summary>
/// <param name="Hook">Says why the request is refused; null when it is genuine.</param>
public sealed record HookVerifier(Func<WebhookRequest, TimeProvider, CancellationToken, ValueTask<string?>> Hook) : WebhookVerifier
{
    /// <inheritdoc/>
    public override ValueTask<string?> RefusalAsync(WebhookRequest request, TimeProvider clock, CancellationToken cancellationToken = default) => Hook(request, clock, cancellationToken);
}

/// <summary>Takes every request. Only for providers that prove nothing.</summary>
public sealed record NoVerifier : WebhookVerifier
{
    /// <inheritdoc/>
    public override ValueTask<string?> RefusalAsync(WebhookRequest request, TimeProvider clock, CancellationToken cancellationToken = default) => default;
}
