using System.Globalization;
using System.Text.RegularExpressions;

namespace Integrator.Limits;

/// <summary>Waits as APIs write them.</summary>
internal static class WaitText
{
    // Some thirty years: nobody waits so long, and every clock can still add it.
    private const double LongestSeconds = 1e9;

    /// <summary>Null when the text is missing or no wait; negative when its time is past.</summary>
    public static TimeSpan? Of(string? text, ResetFormat format, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && double.IsFinite(amount))
        {
            var seconds = format switch
            {
                ResetFormat.EpochSeconds => amount - (now - DateTimeOffset.UnixEpoch).TotalSeconds,
                ResetFormat.EpochMilliseconds => (amount / 1000) - (now - DateTimeOffset.UnixEpoch).TotalSeconds,
                ResetFormat.Milliseconds => amount / 1000,
                _ => amount,
            };
            return TimeSpan.FromSeconds(Math.Clamp(seconds, -LongestSeconds, LongestSeconds));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - now : null;
    }

    public static TimeSpan? Of(BodyWait body, string? text, DateTimeOffset now)
    {
        if (text is null || body.Pattern is null)
        {
            return Of(text, body.Format, now);
        }

        // Bounded, because both the pattern and the text come from elsewhere.
        var pattern = body.Pattern.MatchTimeout == Regex.InfiniteMatchTimeout ? new Regex(body.Pattern.ToString(), body.Pattern.Options, TimeSpan.FromSeconds(1)) : body.Pattern;
        var match = pattern.Match(text);
        return match.Success ? Of(match.Groups.Count > 1 ? match.Groups[1].Value : match.Value, body.Format, now) : null;
    }
}
