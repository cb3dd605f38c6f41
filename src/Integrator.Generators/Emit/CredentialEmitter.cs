using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The ways to connect, each with a method that makes its credential.</summary>
internal sealed class CredentialEmitter(TokenEmitter tokens)
{
    public string Credentials(Connector connector, string access) => connector.Integration is not { Credentials.Count: > 0 } integration ? "" : Code($$"""
        /// <summary>Creates the credentials of {{connector.Name}}: one method for each way to connect.</summary>
        {{access}} static class {{connector.Name}}Credentials
        {
            {{Paragraphs(integration.Credentials.Select(Credential))}}
        }
        """);

    private string Credential(CredentialMethod credential) => Code($$"""
        /// <summary>The form of <c>{{credential.Name}}</c>, and where its tokens come from.</summary>
        {{Link(credential)}}
        public static {{RuntimeNames.CredentialMethod}} {{credential.Method}} { get; } =
            {{Method(credential)}};

        /// <summary>{{CSharp.Doc(credential.Summary)}}</summary>
        {{Parameters(credential)}}
        /// <exception cref="global::Integrator.FormException">A value is not what its field allows.</exception>
        public static {{RuntimeNames.Credential}} {{credential.Name}}({{Signature(credential)}}) =>
            {{credential.Method}}.Accept(new {{RuntimeNames.Dictionary}}<string, string?>{{Values(credential)}}){{Token(credential)}};
        """);

    private string Method(CredentialMethod credential) => Initializer.New(
        RuntimeNames.CredentialMethod,
        [CSharp.Literal(credential.Wire), FormEmitter.Form(credential.Form)],
        Initializer.Text("Label", credential.Label),
        Initializer.Set("Tokens", credential.Tokens is { } source ? tokens.Tokens(source) : null));

    private static string Link(CredentialMethod credential) => credential.DocumentationLink is { } link ? $"/// <seealso href=\"{CSharp.Doc(link)}\"/>" : "";

    private static string Parameters(CredentialMethod credential) => Lines(
        credential.Fields.Select(static field => $"/// <param name=\"{field.Argument.TrimStart('@')}\">{CSharp.Doc(field.Summary)}</param>")
            .Concat(credential.HasToken ? ["/// <param name=\"token\">A token that exists already, such as one that was stored.</param>"] : Array.Empty<string>()));

    private static string Signature(CredentialMethod credential) => string.Join(", ",
        credential.Fields.Select(static field => field.IsRequired ? $"string {field.Argument}" : $"string? {field.Argument} = null")
            .Concat(credential.HasToken ? [$"{RuntimeNames.OAuthToken}? token = null"] : Array.Empty<string>()));

    private static string Values(CredentialMethod credential) =>
        credential.Fields.Count == 0 ? "()" : $" {{ {string.Join(", ", credential.Fields.Select(static field => $"[{CSharp.Literal(field.Wire)}] = {field.Argument}"))} }}";

    private static string Token(CredentialMethod credential) => credential.HasToken ? ".WithIfAny(token)" : "";
}
