namespace Integrator.Tests.Support;

/// <summary>APIs as a definition would describe them.</summary>
internal static class ConnectorProbe
{
    public static CredentialForm NoForm { get; } = new("Probe", []);

    public static Api Of(AuthScheme scheme, TokenSource? tokens = null, string method = "m") => new("Probe")
    {
        Methods = [new CredentialMethod(method, NoForm) { Tokens = tokens }],
        Schemes = [scheme],
    };

    public static Credential Fields(params (string Name, string Value)[] fields) =>
        Credential.Of("m", fields.ToDictionary(static field => field.Name, static field => (string?)field.Value));

    /// <summary>The token of the OAuth token that is held.</summary>
    public static TokenScheme Bearer { get; } = new("bearer", static scope => scope.Token?.AccessToken);
}
