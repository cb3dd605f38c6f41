namespace Integrator.Generators.Model;

/// <summary>How a request carries a credential.</summary>
internal abstract record Scheme(string Name)
{
    /// <param name="Word">What stands before the token.</param>
    internal sealed record Bearer(string Name, string Word) : Scheme(Name);

    internal sealed record Basic(string Name) : Scheme(Name);

    internal sealed record ApiKey(string Name, string Place, string Parameter) : Scheme(Name);

    /// <summary>A token in the <c>Authorization</c> header.</summary>
    /// <param name="Value">Null for the token of the connection.</param>
    /// <param name="Word">What stands before the token; null for <c>Bearer</c>.</param>
    /// <param name="SeesRequest">Whether the value may depend on the request.</param>
    internal sealed record Token(string Name, Value? Value, string? Word, bool SeesRequest) : Scheme(Name);

    internal sealed record Password(string Name, Value User, Value? Secret) : Scheme(Name);

    internal sealed record Header(string Name, string HeaderName, Value Value) : Scheme(Name);

    internal sealed record Headers(string Name, EquatableArray<NamedValue> Values) : Scheme(Name);

    /// <param name="Value">Gives an object of headers.</param>
    internal sealed record ComputedHeaders(string Name, Value Value) : Scheme(Name);

    internal sealed record Query(string Name, string Parameter, Value Value) : Scheme(Name);

    internal sealed record Cookie(string Name, string CookieName, Value Value) : Scheme(Name);

    /// <param name="Method">How the runtime calls the way of signing.</param>
    /// <param name="AccessToken">Null for the token of the connection.</param>
    internal sealed record OAuth1(string Name, string Method, Value ConsumerKey, Value ConsumerSecret, Value? AccessToken, Value? PrivateKey) : Scheme(Name);

    internal sealed record SigV4(string Name, Value AccessKey, Value SecretKey, Value SessionToken, Value Region, Value Service) : Scheme(Name);

    internal sealed record Hook(string Name, Value Method) : Scheme(Name);
}
