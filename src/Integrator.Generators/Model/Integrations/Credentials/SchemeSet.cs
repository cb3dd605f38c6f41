using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Integrations.Values;

namespace Integrator.Generators.Model.Integrations.Credentials;

/// <summary>How requests carry credentials: the way of the API, and those of methods that say otherwise.</summary>
internal sealed class SchemeSet
{
    private const string Usual = "authorization";

    private readonly List<Scheme> _schemes = [];
    private readonly Dictionary<Place, string> _asked = [];

    public SchemeSet(ValueBuilder values)
    {
        var definition = values.Build.Definition;
        var builder = new SchemeBuilder(values);
        if (definition.Authorization is { } block)
        {
            Add(builder.Build(Usual, block));
        }
        else if (definition.HasCredentials)
        {
            Add(new Scheme.Token(Usual, null, null, SeesRequest: false));
        }

        foreach (var method in definition.AllMethods.Where(method => method.Authorization is { } own && own.Written != definition.Authorization?.Written))
        {
            Add(method, builder);
        }

        Security = _schemes.Count == 0 ? [] : definition.Credentials.Any(static credential => credential is CredentialDefinition.None) ? [Usual, ""] : [Usual];
    }

    public EquatableArray<Scheme> Schemes => _schemes.ToEquatableArray();

    /// <summary>What operations ask for that say nothing themselves.</summary>
    public EquatableArray<string> Security { get; }

    /// <summary>What a method asks for by itself: empty for nothing, null for what the API asks for.</summary>
    public string? Of(MethodDefinition method) => _asked.TryGetValue(method.Place, out var asked) ? asked : null;

    private void Add(MethodDefinition method, SchemeBuilder builder)
    {
        if (method.Authorization is AuthorizationDefinition.None)
        {
            _asked[method.Place] = "";
        }
        else if (builder.Build(method.FullName, method.Authorization!) is { } scheme)
        {
            Add(scheme);
            _asked[method.Place] = method.FullName;
        }
    }

    private void Add(Scheme? scheme)
    {
        if (scheme is not null)
        {
            _schemes.Add(scheme);
        }
    }
}
