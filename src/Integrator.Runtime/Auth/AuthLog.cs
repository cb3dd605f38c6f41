using Microsoft.Extensions.Logging;

namespace Integrator.Auth;

/// <summary>The log messages about tokens. None holds a secret.</summary>
internal static partial class AuthLog
{
    [LoggerMessage(6, LogLevel.Warning, "{Api}: the token could not be replaced ahead of its end and is used until then: {Failure}")]
    public static partial void TokenKept(ILogger logger, string api, string failure);
}
