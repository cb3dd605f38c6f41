using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Model.Integrations.Requests;

/// <summary>Credentials go to the origins of the connector only: a method with an address elsewhere must not need one, or the definition lists the origin.</summary>
internal static class OriginCheck
{
    public static void Check(MethodDefinition method, bool isAnonymous, Build build)
    {
        if (method.BaseUrl is not { } address || isAnonymous || !build.Definition.HasCredentials)
        {
            return;
        }

        var (own, other) = (Origin(build.Definition.BaseUrl?.Value), Origin(address.Value));
        if (other is not null && other != own && build.Definition.AllowedOrigins.All(allowed => Origin(allowed.Value) != other))
        {
            build.Report.Add(Rules.OtherHost, address.Place, method.Resource, method.Name, other);
        }
    }

    // A host that the account decides is compared by its template: the same template is the same host.
    private static string? Origin(ValueSyntax? value) => value switch
    {
        ValueSyntax.Constant constant => Origin(constant.Text),
        ValueSyntax.Template template => Origin(template.Text.Text),
        _ => null,
    };

    private static string Origin(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        var path = address.IndexOf('/', start < 0 ? 0 : start + 3);
        return (path < 0 ? address : address.Substring(0, path)).ToLowerInvariant();
    }
}
