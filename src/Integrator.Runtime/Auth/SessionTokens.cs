using System.Text.Json;
using Integrator.Auth;

namespace Integrator;

/// <summary>A login of one or more requests; the last one answers the token.</summary>
public sealed record SessionTokens : TokenSource
{
    /// <summary>Make the requests, in order. Their addresses are absolute.</summary>
    public required IReadOnlyList<Func<LoginScope, HttpRequestMessage>> Steps { get; init; }

    internal override async ValueTask<OAuthToken> FetchAsync(AuthScope scope, AuthTools tools, CancellationToken cancellationToken)
    {
        var answers = new List<JsonElement>(Steps.Count);
        foreach (var step in Steps)
        {
            using var request = step(new LoginScope(scope, answers));
            answers.Add(await TokenReader.ExchangeAsync(request, tools, cancellationToken).ConfigureAwait(false));
        }

        // A session is begun anew, it is not refreshed.
        return TokenReader.Token(answers[^1], Answer, null, tools);
    }
}
