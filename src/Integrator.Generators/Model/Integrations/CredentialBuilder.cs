using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Credentials of a definition to ways to connect.</summary>
internal sealed class CredentialBuilder(IntegrationDefinition definition, string connector, TokenBuilder tokens, FieldBuilder fields, ValueBuilder values)
{
    private const string Space = "global::Integrator.";

    private readonly NameScope _names = new([.. Names.OfRecords, connector + "Credentials"]);

    public EquatableArray<CredentialMethod> Build() => definition.Credentials
        .Where(static credential => credential.Format != "none")
        .Select(Build)
        .ToEquatableArray();

    private CredentialMethod Build(CredentialDefinition credential)
    {
        var source = tokens.Build(credential);
        var asked = credential.Asked;
        IEnumerable<NamedSetting?> members =
        [
            credential.Label is { } label ? new NamedSetting("Label", new Setting.Text(label)) : null,
            source is null ? null : new NamedSetting("Tokens", source),
        ];
        var value = new Setting.New(
            Space + "CredentialMethod",
            new[] { new Setting.Text(credential.Name), fields.Apart().Form(connector, asked) }.ToEquatableArray(),
            members.OfType<NamedSetting>().ToEquatableArray());
        var name = _names.Take(Spelled(Names.Pascal(credential.Name)));
        var hasToken = credential.Format is "oauth2" or "oauth" or "oauth2_client_credentials" or "session" or "jwt" or "keka_oauth" or "hook";
        return new CredentialMethod(
            credential.Name,
            name,
            _names.Take(name + "Method"),
            Prose.Sentence(Prose.Summary(credential.Label ?? credential.Config.Text("permissions_text"), Described(credential.Format))),
            value,
            Arguments(asked, hasToken),
            hasToken);
    }

    /// <summary>Reports what is wrong with credentials as a whole.</summary>
    public void Check()
    {
        var hasScheme = definition.Keys.Object("authorization").Text("format") is not (null or "none");
        var secrets = definition.Credentials.Where(static credential => credential.Format is not ("none" or "oauth2" or "oauth2_client_credentials" or "session" or "jwt" or "keka_oauth" or "hook" or "oauth" or "aws_sigv4" or "basic")).ToList();
        if (secrets.Count > 0 && !hasScheme && definition.Methods.All(static method => !method.Keys.Has("authorization")))
        {
            values.Report.AddAtKey(Rules.UnusedCredentials, definition.Keys.Place["credentials"], "Credentials are declared, and no authorization uses them");
        }
        else if (hasScheme && definition.Credentials.Count == 0)
        {
            values.Report.AddAtKey(Rules.UnusedCredentials, definition.Keys.Place["authorization"], "Authorization is declared, and no credentials are");
        }

        if (definition.Credentials.Any(static credential => credential.Format != "none") && definition.Actions.All(static action => action.Name != "validation"))
        {
            values.Report.AddAtKey(Rules.NoValidation, definition.Keys.Place["credentials"]);
        }
    }

    private static EquatableArray<CredentialField> Arguments(IReadOnlyList<FieldDefinition> fields, bool hasToken)
    {
        var arguments = new NameScope(hasToken ? ["token"] : []);
        return fields
            .GroupBy(static field => field.Name, StringComparer.Ordinal)
            .Select(static same => same.First())
            .Select(field => new CredentialField(
                field.Name,
                arguments.Take(Names.Camel(field.Name)),
                field.IsRequired && !field.Keys.Has("default") && !field.Keys.Has("show_when"),
                Prose.Sentence(Prose.Summary(field.Keys.Text("help_text") ?? field.Label, field.Name))))
            .OrderBy(static field => field.IsRequired ? 0 : 1)
            .ToEquatableArray();
    }

    private static string Spelled(string name) => name.StartsWith("Oauth", StringComparison.Ordinal) ? "OAuth" + name.Substring("Oauth".Length) : name;

    private static string Described(string format) => format switch
    {
        "api_key" => "A key",
        "basic" => "A name and a password",
        "oauth2" => "An OAuth 2.0 application",
        "oauth2_client_credentials" => "The client credentials of an OAuth 2.0 application",
        "oauth" => "An OAuth 1.0a application",
        "session" => "A login",
        "jwt" => "A signed token",
        "aws_sigv4" => "The keys of an AWS account",
        _ => "A credential",
    };
}
