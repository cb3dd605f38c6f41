using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Credentials;

/// <summary>A way to prove who calls, as written.</summary>
internal abstract record CredentialDefinition(CredentialHeading Heading)
{
    public string Name => Heading.Name;

    public Place Place => Heading.Place;

    /// <summary>What a user is asked for: the fields, or if there are none, what the format always needs.</summary>
    public IReadOnlyList<FieldDefinition> Asked => Heading.Fields.Count > 0 ? Heading.Fields : Usual;

    /// <summary>Names that values from a token response or from the redirect get.</summary>
    public virtual IReadOnlyList<TextPair> Captured => [];

    protected virtual IReadOnlyList<FieldDefinition> Usual => [];

    internal sealed record ApiKey(CredentialHeading Heading) : CredentialDefinition(Heading)
    {
        protected override IReadOnlyList<FieldDefinition> Usual => [FieldDefinition.Usual("api_key", "API key", FieldKind.Password, Place)];
    }

    internal sealed record Basic(CredentialHeading Heading) : CredentialDefinition(Heading)
    {
        protected override IReadOnlyList<FieldDefinition> Usual =>
            [FieldDefinition.Usual("username", "Username", FieldKind.Text, Place), FieldDefinition.Usual("password", "Password", FieldKind.Password, Place)];
    }

    /// <param name="Flow">Which grant the tokens come from.</param>
    /// <param name="Tokens">Null if the definition does not say where tokens come from.</param>
    internal sealed record OAuth2(CredentialHeading Heading, OAuth2Flow Flow, OAuth2Definition? Tokens) : CredentialDefinition(Heading)
    {
        public override IReadOnlyList<TextPair> Captured => Tokens is null ? [] : [.. Tokens.Response.Capture, .. Tokens.CaptureRedirect];
    }

    internal sealed record OAuth1(CredentialHeading Heading, OAuth1Definition Application) : CredentialDefinition(Heading);

    /// <param name="Steps">The requests of the login, in order.</param>
    internal sealed record Session(CredentialHeading Heading, IReadOnlyList<StepRequestDefinition> Steps, TokenResponseDefinition Response) : CredentialDefinition(Heading)
    {
        public override IReadOnlyList<TextPair> Captured => Response.Capture;
    }

    internal sealed record Jwt(CredentialHeading Heading, JwtDefinition Token) : CredentialDefinition(Heading)
    {
        public override IReadOnlyList<TextPair> Captured => Token.Response.Capture;
    }

    internal sealed record AwsSigV4(CredentialHeading Heading, ValueSyntax? Region, ValueSyntax? Service) : CredentialDefinition(Heading)
    {
        protected override IReadOnlyList<FieldDefinition> Usual =>
            [FieldDefinition.Usual("access_key_id", "Access key id", FieldKind.Text, Place), FieldDefinition.Usual("secret_access_key", "Secret access key", FieldKind.Password, Place)];
    }

    /// <param name="Method">The method of the user's that fetches a token.</param>
    internal sealed record Hook(CredentialHeading Heading, string Method) : CredentialDefinition(Heading);

    /// <summary>Nothing is asked for.</summary>
    internal sealed record None(CredentialHeading Heading) : CredentialDefinition(Heading);
}

/// <param name="Name">The name that a connection keeps.</param>
/// <param name="Fields">What a user is asked for, as the definition lists it.</param>
internal sealed record CredentialHeading(string Name, string? Label, string? PermissionsText, string? DocumentationLink, IReadOnlyList<FieldDefinition> Fields, Place Place);

internal enum OAuth2Flow
{
    AuthorizationCode,
    ClientCredentials,
    Keka,
}

/// <param name="GrantType">What the definition sends as <c>grant_type</c>, with its place.</param>
/// <param name="EncodesClient">Whether the client is form-encoded in the header, as RFC 6749 says.</param>
internal sealed record OAuth2Definition(
    Place AuthPlace,
    OAuth2Address Token,
    OAuth2Address? Refresh,
    OAuth2Address? Authorize,
    OAuth2Address? Revoke,
    ClientDefinition Client,
    string? GrantType,
    bool SendsClientInHeader,
    bool EncodesClient,
    TokenBodyFormat BodyFormat,
    string? ScopeSeparator,
    string? TokenMethod,
    IReadOnlyList<Located<string>> Scopes,
    IReadOnlyList<PairDefinition> AuthorizeParameters,
    IReadOnlyList<PairDefinition> TokenParameters,
    IReadOnlyList<PairDefinition> RefreshParameters,
    IReadOnlyList<PairDefinition> TokenHeaders,
    PkceMethod Pkce,
    int? LeewaySeconds,
    bool HasRefreshParameters,
    TokenResponseDefinition Response,
    IReadOnlyList<TextPair> CaptureRedirect);

/// <summary>An address that is written as a host and a path.</summary>
internal sealed record OAuth2Address(ValueSyntax Host, ValueSyntax? Path);

internal sealed record ClientDefinition(ValueSyntax? Id, ValueSyntax? Secret, string? IdParameter, string? SecretParameter);

/// <param name="LifetimeSeconds">How long a token lives if the response does not say.</param>
internal sealed record TokenResponseDefinition(
    string? TokenPath,
    string? RefreshTokenPath,
    string? ExpiresPath,
    ExpiryFormat ExpiresFormat,
    double? LifetimeSeconds,
    IReadOnlyList<TextPair> Capture)
{
    /// <summary>A response as RFC 6749, section 5.1, has it.</summary>
    public static TokenResponseDefinition Usual { get; } = new(null, null, null, ExpiryFormat.InSeconds, null, []);
}

/// <summary>The client of OAuth 1.0a, and the addresses of its three steps; null if one of them was wrong and is left out.</summary>
internal sealed record OAuth1Definition(OAuth1Method Method, ClientDefinition Client, ValueSyntax? RequestTokenUrl, ValueSyntax? AuthorizeUrl, ValueSyntax? TokenUrl);

internal sealed record JwtDefinition(
    Located<string> Algorithm,
    ValueSyntax Key,
    ValueSyntax? Header,
    ValueSyntax? Payload,
    int? LifetimeSeconds,
    StepRequestDefinition? Exchange,
    TokenResponseDefinition Response);

internal enum PkceMethod
{
    S256,
    Plain,
    None,
}

internal enum TokenBodyFormat
{
    Form,
    Json,
    Query,
}

internal enum ExpiryFormat
{
    InSeconds,
    InMilliseconds,
    AtSeconds,
    AtMilliseconds,
    AtDate,
}

internal enum OAuth1Method
{
    HmacSha1,
    HmacSha256,
    RsaSha1,
    PlainText,
}
