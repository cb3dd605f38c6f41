namespace Integrator.Credentials;

/// <summary>What a credential is made of.</summary>
internal enum CredentialKind
{
    None,
    Bearer,
    ApiKey,
    Basic,
    Named,
    Fields,
}
