using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The ways to connect, each with a method that makes its credential.</summary>
internal static class CredentialEmitter
{
    public static string Credentials(Connector connector, string access) => connector.Definition is not { Credentials.Count: > 0 } definition ? "" : Code($$"""
        /// <summary>What proves who calls, by way to connect.</summary>
        {{access}} static class {{connector.Name}}Credentials
        {
            {{Paragraphs(definition.Credentials.Select(Credential))}}
        }
        """);

    private static string Credential(CredentialMethod credential) => Code($$"""
        /// <summary>What is asked of a user for <c>{{credential.Name}}</c>, and where its tokens come from.</summary>
        public static global::Integrator.CredentialMethod {{credential.Method}} { get; } =
            {{SettingEmitter.Value(credential.Value)}};

        /// <summary>{{CSharp.Doc(credential.Summary)}}</summary>
        {{Parameters(credential)}}
        /// <exception cref="global::Integrator.FormException">A value is not what its field allows.</exception>
        public static global::Integrator.Credential {{credential.Name}}({{Signature(credential)}}) =>
            {{credential.Method}}.Accept(new global::System.Collections.Generic.Dictionary<string, string?>{{Values(credential)}}){{Token(credential)}};
        """);

    private static string Parameters(CredentialMethod credential) => Lines(
        credential.Fields.Select(static field => $"/// <param name=\"{field.Argument.TrimStart('@')}\">{CSharp.Doc(field.Summary)}</param>")
            .Concat(credential.HasToken ? ["/// <param name=\"token\">A token that is held already, such as one that was stored.</param>"] : Array.Empty<string>()));

    private static string Signature(CredentialMethod credential) => string.Join(", ",
        credential.Fields.Select(static field => field.IsRequired ? $"string {field.Argument}" : $"string? {field.Argument} = null")
            .Concat(credential.HasToken ? ["global::Integrator.OAuthToken? token = null"] : Array.Empty<string>()));

    private static string Values(CredentialMethod credential) =>
        credential.Fields.Count == 0 ? "()" : $" {{ {string.Join(", ", credential.Fields.Select(static field => $"[{CSharp.Literal(field.Wire)}] = {field.Argument}"))} }}";

    private static string Token(CredentialMethod credential) => credential.HasToken ? ".WithIfAny(token)" : "";
}
