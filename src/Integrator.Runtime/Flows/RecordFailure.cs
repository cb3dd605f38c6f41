using System.Globalization;

namespace Integrator.Flows;

/// <summary>Why a step failed for a record.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
/// <param name="IsTransient">Whether it may pass by itself.</param>
internal sealed record RecordFailure(string Code, string Message, bool IsTransient = false)
{
    public static RecordFailure Of(Exception failure) => failure switch
    {
        StepException step => new(step.Code, step.Message),
        ApiException api => new(api.Code ?? "http_" + api.Status.ToString(CultureInfo.InvariantCulture), api.Message, api.IsTransient),
        RateLimitedException => new("rate_limited", failure.Message, true),
        ExpressionException => new("mapping", failure.Message),
        HttpRequestException or IOException => new("network", failure.Message, true),
        TimeoutException or OperationCanceledException => new("timeout", failure.Message, true),
        System.Text.Json.JsonException => new("invalid_json", failure.Message),
        _ => new("step_failed", failure.Message),
    };
}

/// <summary>A step cannot take a record, for a reason that the step tells.</summary>
public sealed class StepException : Exception
{
    /// <inheritdoc/>
    public StepException()
        : this("step_failed", "The step failed.")
    {
    }

    /// <inheritdoc/>
    public StepException(string message)
        : this("step_failed", message)
    {
    }

    /// <inheritdoc/>
    public StepException(string message, Exception? innerException)
        : base(message, innerException) => Code = "step_failed";

    /// <param name="code">For programs: <c>unknown_key</c>.</param>
    /// <param name="message">For people.</param>
    public StepException(string code, string message)
        : base(message) => Code = code;

    /// <summary>For programs.</summary>
    public string Code { get; }
}
