namespace Integrator;

/// <summary>Where an API key goes.</summary>
public enum ApiKeyPlace
{
    /// <summary>A request header.</summary>
    Header,

    /// <summary>The query string; kept out of logs and telemetry.</summary>
    Query,

    /// <summary>A cookie.</summary>
    Cookie,
}
