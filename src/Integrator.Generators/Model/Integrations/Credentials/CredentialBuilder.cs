using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Integrations.Forms;
using Integrator.Generators.Model.Integrations.Values;

namespace Integrator.Generators.Model.Integrations.Credentials;

/// <summary>Credentials of a definition to ways to connect.</summary>
internal sealed class CredentialBuilder(ValueBuilder values)
{
    private readonly Build _build = values.Build;
    private readonly NameScope _names = new([.. Names.OfRecords, values.Build.Name + "Credentials"]);
    private readonly TokenBuilder _tokens = new(values);

    public EquatableArray<CredentialMethod> Build()
    {
        Check();
        return _build.Definition.Credentials.Where(static credential => credential is not CredentialDefinition.None).Select(Method).ToEquatableArray();
    }

    private CredentialMethod Method(CredentialDefinition credential)
    {
        var heading = credential.Heading;
        var name = _names.Take(Spelled(Names.Pascal(credential.Name)));
        var hasToken = credential is CredentialDefinition.OAuth2 or CredentialDefinition.OAuth1 or CredentialDefinition.Session or CredentialDefinition.Jwt or CredentialDefinition.Hook;
        return new CredentialMethod(
            credential.Name,
            name,
            _names.Take(name + "Method"),
            heading.Label,
            heading.DocumentationLink,
            Prose.Sentence(Prose.Summary(heading.Label ?? heading.PermissionsText, Described(credential))),
            new FormBuilder(_build.Report, _build.Definition.Context.Select(static field => field.Name.Value)).Build(_build.Name, credential.Asked),
            _tokens.Build(credential),
            Arguments(credential.Asked, hasToken),
            hasToken);
    }

    // Reports what is wrong with credentials as a whole.
    private void Check()
    {
        var definition = _build.Definition;
        var hasScheme = definition.Authorization is not (null or AuthorizationDefinition.None);
        var isSent = definition.Credentials.Any(static credential => credential is not (CredentialDefinition.ApiKey or CredentialDefinition.None));
        if (definition.HasCredentials && !isSent && !hasScheme && definition.Methods.All(static method => method.Authorization is null))
        {
            _build.Report.AddAtKey(Rules.UnusedCredentials, definition.CredentialsPlace, "Credentials are declared, and no authorization uses them");
        }
        else if (hasScheme && definition.Credentials.Count == 0)
        {
            _build.Report.AddAtKey(Rules.UnusedCredentials, definition.Authorization!.Place, "Authorization is declared, and no credentials are");
        }

        if (definition.HasCredentials && definition.Actions.All(static action => action.Name != "validation"))
        {
            _build.Report.AddAtKey(Rules.NoValidation, definition.CredentialsPlace);
        }
    }

    private static EquatableArray<CredentialField> Arguments(IReadOnlyList<FieldDefinition> fields, bool hasToken)
    {
        var arguments = new NameScope(hasToken ? ["token"] : []);
        return fields
            .GroupBy(static field => field.Name.Value, StringComparer.Ordinal)
            .Select(static same => same.First())
            .Select(field => new CredentialField(
                field.Name.Value,
                arguments.Take(Names.Camel(field.Name.Value)),
                field.IsRequired && field.Default is null && field.Condition is null,
                Prose.Sentence(Prose.Summary(field.HelpText ?? field.Label, field.Name.Value))))
            .OrderBy(static field => field.IsRequired ? 0 : 1)
            .ToEquatableArray();
    }

    private static string Spelled(string name) => name.StartsWith("Oauth", StringComparison.Ordinal) ? "OAuth" + name.Substring("Oauth".Length) : name;

    private static string Described(CredentialDefinition credential) => credential switch
    {
        CredentialDefinition.ApiKey => "A key",
        CredentialDefinition.Basic => "A name and a password",
        CredentialDefinition.OAuth2 { Flow: OAuth2Flow.ClientCredentials } => "The client credentials of an OAuth 2.0 application",
        CredentialDefinition.OAuth2 { Flow: OAuth2Flow.AuthorizationCode } => "An OAuth 2.0 application",
        CredentialDefinition.OAuth1 => "An OAuth 1.0a application",
        CredentialDefinition.Session => "A login",
        CredentialDefinition.Jwt => "A signed token",
        CredentialDefinition.AwsSigV4 => "The keys of an AWS account",
        _ => "A credential",
    };
}
