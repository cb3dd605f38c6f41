using Microsoft.Extensions.Logging;

namespace Integrator.Http;

/// <summary>The log messages about calls. None holds a query value, a body or a credential.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Api}: {Method} {Template} answered {Status} after {Seconds} s (attempt {Attempt})")]
    public static partial void Sent(ILogger logger, string api, string method, string template, int status, double seconds, int attempt);

    [LoggerMessage(2, LogLevel.Debug, "{Api}: {Method} {Template} failed with {Failure} after {Seconds} s (attempt {Attempt})")]
    public static partial void Failed(ILogger logger, string api, string method, string template, string failure, double seconds, int attempt);

    [LoggerMessage(3, LogLevel.Warning, "{Api}: {Method} {Template} is sent again in {Seconds} s because attempt {Attempt} ended with {Reason}")]
    public static partial void Retrying(ILogger logger, string api, string method, string template, int attempt, string reason, double seconds);

    [LoggerMessage(5, LogLevel.Warning, "{Api}: {Method} {Template} was answered without {Path}: the description says that '{Member}' is required and not null")]
    public static partial void MissingMember(ILogger logger, string api, string method, string template, string member, string path);

    [LoggerMessage(4, LogLevel.Warning, "{Api}: {Method} {Template} answered {Status}. An expression of the definition ({File}, line {Line}) failed and is ignored: {Failure}")]
    public static partial void ExpressionFailed(ILogger logger, string api, string method, string template, int status, string? file, int line, string failure);
}
