using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Credentials;

/// <summary>Authorization blocks of a definition and of its methods.</summary>
internal static class AuthorizationReader
{
    // Some APIs want any word where others want a password.
    private const int ShortestSecret = 4;

    /// <summary>Null if the owner has no block.</summary>
    public static AuthorizationDefinition? Read(DefinitionObject owner)
    {
        if (owner.ObjectIfAny("authorization") is not { IsEmpty: false } block)
        {
            return null;
        }

        return Block(block) with { Written = block.Members.ToJsonString() };
    }

    private static AuthorizationDefinition Block(DefinitionObject block)
    {
        var config = block.Object("config");
        return block.Text("format") switch
        {
            "bearer" => new AuthorizationDefinition.Bearer(Secret(config, "token"), config.Text("scheme"), block.Place),
            "header" => Header(config, block.Place),
            "basic" => Needed(config, "username") is { } user ? new AuthorizationDefinition.Basic(user, Secret(config, "password"), block.Place) : new AuthorizationDefinition.Broken(block.Place),
            "query" => Parameter(config, block.Place, isQuery: true),
            "cookie" => Parameter(config, block.Place, isQuery: false),
            "oauth1" => new AuthorizationDefinition.OAuth1(config.Value("token"), block.Place),
            "aws_sigv4" => new AuthorizationDefinition.AwsSigV4(block.Place),
            "hook" => config.Text("hook") is { } hook ? new AuthorizationDefinition.Hook(hook, block.Place) : Lacks(config, "hook", block.Place),
            _ => new AuthorizationDefinition.None(block.Place),
        };
    }

    private static AuthorizationDefinition Header(DefinitionObject config, Place place)
    {
        const string Name = "header_name";
        const string Value = "header_value";
        if (config.Has(Name))
        {
            return PatternReader.Header(config, Name) is { } name && Secret(config, Value, isNeeded: true) is { } value
                ? new AuthorizationDefinition.Header([new PairDefinition(name, value, config.Place[Value])], IsOne: true, place)
                : new AuthorizationDefinition.Broken(place);
        }

        if (config.Expression("expression") is { } expression)
        {
            return new AuthorizationDefinition.Computed(expression, place);
        }

        var headers = PatternReader.Headers(config, "headers");
        return headers.Count > 0 ? new AuthorizationDefinition.Header(headers, IsOne: false, place)
            : config.Has("headers") ? new AuthorizationDefinition.Broken(place)
            : Lacks(config, Name, place);
    }

    private static AuthorizationDefinition Parameter(DefinitionObject config, Place place, bool isQuery)
    {
        const string Key = "param";
        if (isQuery)
        {
            config.Report.Add(Rules.SecretInQuery, config.Place[Key]);
        }

        if (config.Text(Key) is not { } name)
        {
            return Lacks(config, Key, place);
        }

        return Secret(config, "value", isNeeded: true) is not { } value ? new AuthorizationDefinition.Broken(place)
            : isQuery ? new AuthorizationDefinition.Query(name, value, place)
            : new AuthorizationDefinition.Cookie(name, value, place);
    }

    private static ValueSyntax? Secret(DefinitionObject config, string key, bool isNeeded = false) =>
        isNeeded && Needed(config, key) is null ? null
        : config.Text(key)?.Length < ShortestSecret ? config.Value(key)
        : config.Secret(key);

    private static ValueSyntax? Needed(DefinitionObject config, string key)
    {
        if (config.Value(key) is not { } value)
        {
            config.Report.Add(Rules.WrongShape, config.Place, key, "given", "nothing");
            return null;
        }

        return value;
    }

    private static AuthorizationDefinition.Broken Lacks(DefinitionObject config, string key, Place place)
    {
        config.Report.Add(Rules.WrongShape, config.Place, key, "given", "nothing");
        return new AuthorizationDefinition.Broken(place);
    }
}
