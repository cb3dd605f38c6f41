using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Model.Integrations.Values;

/// <summary>Secrets that are named where they would be seen: in addresses, which are logged, in answers, and in what is stored unencrypted.</summary>
internal sealed class SecretNames(IntegrationDefinition definition, Report report)
{
    /// <param name="reached">What a secret would reach, in a message.</param>
    public void Check(ValueSyntax? value, string reached)
    {
        foreach (var path in NamePath.In(value).Where(IsSecret))
        {
            path.Text.Add(report, Rules.SecretLeak, path.Span, path.Text.Text.Substring(path.Span.Start, path.Span.Length), reached);
        }
    }

    private bool IsSecret(NamePath path) => path.Root switch
    {
        "credentials" => definition.CredentialFields.Any(field => field.Name.Value == path.Member && field.HoldsSecret),
        "context" => definition.Context.Concat(definition.CredentialFields).FirstOrDefault(field => field.Name.Value == path.Member) is { } known && known.HoldsSecret,
        "oauth" => path.Names.Count > 2 && path.Member == "token" && path.Names[2].Name is "access_token" or "refresh_token",
        _ => false,
    };
}
