using System.Globalization;
using System.Text.RegularExpressions;
using Integrator.Expressions;

namespace Integrator.Limits;

/// <summary>Reads waits as APIs write them.</summary>
internal static class WaitText
{
    // Some thirty years: nobody waits so long, and every clock can still add it.
    private const double LongestSeconds = 1e9;

    /// <summary>The wait, or null if the text is missing or not a wait. It is negative if its time is past.</summary>
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

        return HttpDates.Parse(text.Trim()) - now;
    }

    public static TimeSpan? Of(BodyWait body, string? text, DateTimeOffset now)
    {
        if (text is null || body.Pattern is null)
        {
            return Of(text, body.Format, now);
        }

        // Bounded, because both the pattern and the text come from elsewhere.
        var pattern = body.Pattern.MatchTimeout == Regex.InfiniteMatchTimeout ? new Regex(body.Pattern.ToString(), body.Pattern.Options, TimeSpan.FromSeconds(1)) : body.Pattern;
        try
        {
            var match = pattern.Match(text);
            return match.Success ? Of(match.Groups.Count > 1 ? match.Groups[1].Value : match.Value, body.Format, now) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            // The body does not say how long to wait in a way that the definition foresees.
            return null;
        }
    }
}
