namespace Integrator.Http;

/// <summary>Which messages of a call carry the credential. All of them go to the API's own origins.</summary>
internal enum CredentialUse
{
    /// <summary>All.</summary>
    Always,

    /// <summary>The first one, and none that a redirect asks for.</summary>
    BeforeRedirects,

    /// <summary>None.</summary>
    None,
}
