using System.Globalization;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Credentials;

/// <summary>Where a token and its lifetime stand in a response.</summary>
internal static class TokenResponseReader
{
    private const double LongestSeconds = 1e9;

    private static readonly string[] s_lifetimes = ["expires_seconds", "tokenExpiryDuration"];

    public static TokenResponseDefinition Read(DefinitionObject config)
    {
        var response = config.Object("token_response");
        return new TokenResponseDefinition(
            response.Text("token_path"),
            response.Text("refresh_token_path"),
            response.Text("expires_path"),
            Format(response.Text("expires_strategy")),
            Lifetime(config),
            response.TextPairs("capture"));
    }

    private static double? Lifetime(DefinitionObject config)
    {
        if (s_lifetimes.FirstOrDefault(config.Has) is not { } key || config.Scalar(key) is not { } given)
        {
            return null;
        }

        if (double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < LongestSeconds)
        {
            return seconds;
        }

        config.Report.Add(Rules.NoSeconds, config.Place[key], given);
        return null;
    }

    private static ExpiryFormat Format(string? strategy) => strategy switch
    {
        "expire_in_ms" => ExpiryFormat.InMilliseconds,
        "expire_at" => ExpiryFormat.AtSeconds,
        "expire_at_ms" => ExpiryFormat.AtMilliseconds,
        "iso8601" => ExpiryFormat.AtDate,
        _ => ExpiryFormat.InSeconds,
    };
}
