using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Credentials;

/// <summary>How requests carry the credential, as written.</summary>
internal abstract record AuthorizationDefinition(Place Place)
{
    /// <summary>The block as JSON: two blocks that say the same are equal.</summary>
    public string Written { get; init; } = "";

    /// <summary>Whether the block sets the <c>Authorization</c> header itself.</summary>
    public bool SetsAuthorization => this is Bearer or Basic or OAuth1 or AwsSigV4;

    /// <summary>The computed values of the block.</summary>
    public virtual IEnumerable<ValueSyntax> Values => [];

    /// <param name="Token">Null for the token of the connection.</param>
    /// <param name="Word">What stands before the token; null for <c>Bearer</c>.</param>
    internal sealed record Bearer(ValueSyntax? Token, string? Word, Place Place) : AuthorizationDefinition(Place)
    {
        public override IEnumerable<ValueSyntax> Values => Token is null ? [] : [Token];
    }

    /// <param name="IsOne">Whether the block names one header and not a map of headers.</param>
    internal sealed record Header(IReadOnlyList<PairDefinition> Headers, bool IsOne, Place Place) : AuthorizationDefinition(Place)
    {
        public override IEnumerable<ValueSyntax> Values => Headers.Select(static header => header.Value).OfType<ValueSyntax>();
    }

    /// <param name="Headers">An object of headers.</param>
    internal sealed record Computed(ValueSyntax Headers, Place Place) : AuthorizationDefinition(Place)
    {
        public override IEnumerable<ValueSyntax> Values => [Headers];
    }

    internal sealed record Basic(ValueSyntax User, ValueSyntax? Password, Place Place) : AuthorizationDefinition(Place)
    {
        public override IEnumerable<ValueSyntax> Values => Password is null ? [User] : [User, Password];
    }

    internal sealed record Query(string Parameter, ValueSyntax Value, Place Place) : AuthorizationDefinition(Place)
    {
        public override IEnumerable<ValueSyntax> Values => [Value];
    }

    internal sealed record Cookie(string Name, ValueSyntax Value, Place Place) : AuthorizationDefinition(Place)
    {
        public override IEnumerable<ValueSyntax> Values => [Value];
    }

    internal sealed record OAuth1(ValueSyntax? Token, Place Place) : AuthorizationDefinition(Place)
    {
        public override IEnumerable<ValueSyntax> Values => Token is null ? [] : [Token];
    }

    internal sealed record AwsSigV4(Place Place) : AuthorizationDefinition(Place);

    internal sealed record Hook(string Method, Place Place) : AuthorizationDefinition(Place);

    internal sealed record None(Place Place) : AuthorizationDefinition(Place);

    /// <summary>A block that cannot be used. It has been reported.</summary>
    internal sealed record Broken(Place Place) : AuthorizationDefinition(Place);
}
