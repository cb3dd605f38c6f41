using System.ComponentModel;
using System.Text.Json.Nodes;
using Integrator.Expressions;
using Integrator.Limits;

namespace Integrator;

/// <summary>What expressions give where a wait or an error is asked for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Waits
{
    private const double LongestSeconds = 1e9;

    /// <summary>Seconds from now.</summary>
    public static TimeSpan? After(double? seconds) => seconds is { } given && double.IsFinite(given) ? TimeSpan.FromSeconds(Math.Clamp(given, -LongestSeconds, LongestSeconds)) : null;

    /// <summary>Seconds from now, as a number or text.</summary>
    public static TimeSpan? After(JsonNode? value) => value is null ? null : WaitText.Of(Text(value), ResetFormat.Seconds, DateTimeOffset.UnixEpoch);

    /// <summary>Seconds since 1970.</summary>
    public static DateTimeOffset? At(double? seconds) => seconds is { } given && double.IsFinite(given) && Math.Abs(given) < 1e11 ? DateTimeOffset.UnixEpoch.AddSeconds(given) : null;

    /// <summary>A date and time.</summary>
    public static DateTimeOffset? At(DateTimeOffset? time) => time;

    /// <summary>Seconds since 1970, or a date and time.</summary>
    public static DateTimeOffset? At(JsonNode? value) => value is null ? null : DateTimeOffset.UnixEpoch + WaitText.Of(Text(value), ResetFormat.Seconds, DateTimeOffset.UnixEpoch);

    /// <summary>What an answer says went wrong: text as it is, anything else as JSON; null when nothing did.</summary>
    public static string? Error(JsonNode? value) => !JsonValues.IsTrue(value) ? null : Text(value!);

    private static string Text(JsonNode value) => value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
