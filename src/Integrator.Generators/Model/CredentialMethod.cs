namespace Integrator.Generators.Model;

/// <summary>A way to connect, and the method that makes its credentials.</summary>
/// <param name="Wire">What connections remember it by.</param>
/// <param name="Method">The name of the property.</param>
/// <param name="Tokens">Where its tokens come from; null if the fields are all there is.</param>
/// <param name="HasToken">Whether a token that exists already can be given.</param>
internal sealed record CredentialMethod(
    string Wire, string Name, string Method, string? Label, string? DocumentationLink, string Summary, CredentialForm Form, TokenSource? Tokens, EquatableArray<CredentialField> Fields, bool HasToken);

/// <summary>An argument of the method that makes a credential.</summary>
internal sealed record CredentialField(string Wire, string Argument, bool IsRequired, string Summary);

/// <summary>What a user is asked for.</summary>
/// <param name="Title">What messages call it.</param>
internal sealed record CredentialForm(string Title, EquatableArray<FormField> Fields);

/// <param name="Type">How the runtime calls the way it is entered.</param>
/// <param name="Format">How the runtime calls what it must be; null for any text.</param>
/// <param name="Transform">How the runtime calls what is done with it; null for its default.</param>
internal sealed record FormField(
    string Name,
    string? Label,
    string Type,
    bool IsRequired,
    bool IsSecret,
    bool IsAutomatic,
    string? Default,
    string? Format,
    string? Pattern,
    string? Transform,
    string? Prefix,
    string? Suffix,
    EquatableArray<NamedText> Options,
    NamedText? Condition,
    string? Placeholder,
    string? HelpText,
    int? Order);

/// <summary>Where the tokens of a credential come from.</summary>
internal abstract record TokenSource(TokenAnswer Answer)
{
    internal sealed record OAuth2(
        string GrantType,
        Value TokenUrl,
        Value? RefreshUrl,
        Value? AuthorizeUrl,
        Value? RevokeUrl,
        Value? ClientId,
        Value? ClientSecret,
        string? IdParameter,
        string? SecretParameter,
        bool SendsClientInHeader,
        bool EncodesClient,
        string BodyFormat,
        string? Method,
        EquatableArray<string> Scopes,
        string? ScopeSeparator,
        EquatableArray<NamedValue> AuthorizeParameters,
        EquatableArray<NamedValue> TokenParameters,
        EquatableArray<NamedValue> RefreshParameters,
        EquatableArray<NamedValue> TokenHeaders,
        string Pkce,
        EquatableArray<NamedText> CaptureRedirect,
        int? LeewaySeconds,
        TokenAnswer Answer) : TokenSource(Answer);

    /// <param name="Client">How requests for tokens are signed.</param>
    internal sealed record OAuth1(Value RequestTokenUrl, Value AuthorizeUrl, Value TokenUrl, Scheme.OAuth1 Client) : TokenSource(TokenAnswer.Usual);

    internal sealed record Session(EquatableArray<LoginRequest> Steps, TokenAnswer Answer) : TokenSource(Answer);

    /// <param name="Exchange">How a token is got for the JWT; null if the JWT is the token.</param>
    internal sealed record Jwt(string Algorithm, Value Key, Value? Header, Value? Payload, int? LifetimeSeconds, JwtExchange? Exchange, TokenAnswer Answer) : TokenSource(Answer);

    internal sealed record Hook(Value Method, TokenAnswer Answer) : TokenSource(Answer);
}

internal abstract record JwtExchange
{
    /// <summary>RFC 7523, section 2.1.</summary>
    internal sealed record Bearer(Value Url) : JwtExchange;

    internal sealed record Request(LoginRequest Value) : JwtExchange;
}

/// <summary>A request of a login.</summary>
/// <param name="Body">A method that builds JSON; null for no body.</param>
internal sealed record LoginRequest(string Verb, Value Url, EquatableArray<NamedValue> Headers, EquatableArray<NamedValue> Query, string MediaType, Value? Body);

/// <summary>Where a token and its companions stand in a response.</summary>
/// <param name="ExpiresFormat">How the runtime calls the way the end is written.</param>
internal sealed record TokenAnswer(string? TokenPath, string? RefreshTokenPath, string? ExpiresPath, string ExpiresFormat, double? LifetimeSeconds, EquatableArray<NamedText> Capture)
{
    public static TokenAnswer Usual { get; } = new(null, null, null, "InSeconds", null, []);

    public bool IsUsual => this is { TokenPath: null, RefreshTokenPath: null, ExpiresPath: null, ExpiresFormat: "InSeconds", LifetimeSeconds: null, Capture.Count: 0 };
}
