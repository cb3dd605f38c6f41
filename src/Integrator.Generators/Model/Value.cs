using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Model;

/// <summary>A value that generated code gives to the runtime.</summary>
internal abstract record Value
{
    /// <summary>A text that is always the same.</summary>
    internal sealed record Text(string Content) : Value;

    /// <summary>A value that is computed where it is used; it cannot fail.</summary>
    internal sealed record Inline(Term Term) : Value;

    /// <summary>The result of a method of the connector.</summary>
    internal sealed record Method(MethodOwner Owner, string Name) : Value;

    /// <summary>The first value, or the second if the first is null.</summary>
    internal sealed record Either(Value First, Value Second) : Value;

    /// <summary>Nothing.</summary>
    internal sealed record Nothing : Value;
}

/// <summary>The class that declares a method.</summary>
internal enum MethodOwner
{
    /// <summary>The connector's class of expressions.</summary>
    Expressions,

    /// <summary>The action that uses the method.</summary>
    Action,

    /// <summary>A method that the user of the connector must write.</summary>
    Hook,

    /// <summary>A method that the user of the connector may write.</summary>
    OptionalHook,
}

/// <summary>A header, a query parameter or another name with its value.</summary>
internal sealed record NamedValue(string Name, Value Value);

/// <summary>A text with its name.</summary>
internal sealed record NamedText(string Name, string Text);

/// <summary>What is known where a value is computed.</summary>
internal enum ScopeKind
{
    /// <summary>The credential, its token, the account's variables, the host's values.</summary>
    Account,

    /// <summary>What the API answered.</summary>
    Answer,

    /// <summary>A call that a provider made.</summary>
    Webhook,

    /// <summary>The state between two pages.</summary>
    Paging,

    /// <summary>The answers of a login so far.</summary>
    Login,

    /// <summary>The arguments of a call, and the account.</summary>
    Call,
}

/// <summary>A method that computes a value.</summary>
internal sealed record Function(string Name, ScopeKind Kind, TermType Result, FunctionBody Body);

internal abstract record FunctionBody
{
    internal sealed record Expression(BoundExpression Value) : FunctionBody;

    /// <summary>An address that is put together: text and values that are checked.</summary>
    internal sealed record Address(EquatableArray<AddressPart> Parts) : FunctionBody;
}

internal abstract record AddressPart
{
    internal sealed record Text(string Content) : AddressPart;

    /// <param name="Name">The value in a message.</param>
    internal sealed record Checked(AddressGuard Guard, string Name, Value Value) : AddressPart;
}

/// <summary>What a value in an address must be.</summary>
internal enum AddressGuard
{
    Base,

    /// <summary>A host name, or the end of one.</summary>
    Host,

    /// <summary>A host name or an IP address.</summary>
    HostOrAddress,

    /// <summary>A part of a host that more of it follows.</summary>
    HostPart,
    Path,
}

/// <summary>A method that the user of a connector writes.</summary>
internal abstract record Hook(string Name)
{
    /// <summary>Computes a value of the definition.</summary>
    /// <param name="Action">The action whose arguments it gets; null if it gets none.</param>
    internal sealed record Expression(string Name, ScopeKind Kind, string? Action, TermType Result) : Hook(Name);

    /// <summary>Signs a request.</summary>
    internal sealed record Authorization(string Name) : Hook(Name);

    /// <summary>Fetches a token.</summary>
    internal sealed record Tokens(string Name) : Hook(Name);

    /// <summary>Tells why a webhook call is refused.</summary>
    internal sealed record Verification(string Name) : Hook(Name);

    /// <summary>Gives the keys that sign webhook calls.</summary>
    internal sealed record KeySet(string Name) : Hook(Name);

    /// <summary>Answers a handshake; may be left out.</summary>
    internal sealed record Handshake(string Name) : Hook(Name);

    /// <summary>Runs a step of an action.</summary>
    internal sealed record Step(string Name) : Hook(Name);
}
