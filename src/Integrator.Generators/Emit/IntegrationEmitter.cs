using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Initializer;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>What an integration definition adds: members of the API's description, methods that compute, hooks, forms.</summary>
internal sealed class IntegrationEmitter(ValueEmitter values)
{
    /// <summary>Members of the API's description.</summary>
    public string Api(Connector connector) => connector.Integration is not { } integration ? "" : Members(
        Set("Address", values.FunctionIfAny(integration.Address, ScopeKind.Account)),
        Texts("AllowedOrigins", integration.AllowedOrigins),
        Set("Headers", values.Pairs(integration.Headers, ScopeKind.Account)),
        Set("Query", values.Pairs(integration.Query, ScopeKind.Account)),
        Set("Catalogue", Catalogue(integration.Catalogue)),
        Set("Account", integration.Account is { } account ? New($"{RuntimeNames.AccountForm}<{integration.Context}>", [FormEmitter.Form(account)]) : null),
        Set("Methods", integration.Credentials.Count == 0 ? null : List(integration.Credentials.Select(credential => $"{connector.Name}Credentials.{credential.Method}"))),
        Set("Schemes", integration.Schemes.Count == 0 ? null : List(integration.Schemes.Select(new SchemeEmitter(values).Value))),
        Texts("Security", integration.Security),
        Set("LifeCycle", integration.LifeCycle.Count == 0 ? null : New(RuntimeNames.LifeCycle, [], [.. integration.LifeCycle.Select(Moment)])),
        Set("Policy", integration.Policy is { } policy ? new PolicyEmitter(values).Policy(policy) : null));

    public string Expressions(Connector connector) => connector.Integration is not { Functions.Count: > 0 } integration ? "" : Code($$"""
        /// <summary>The expressions of the definition.</summary>
        internal static class {{connector.Name}}Expressions
        {
            {{Paragraphs(integration.Functions.Select(function => new FunctionEmitter(values).Function(function, "internal static")))}}
        }
        """);

    public static string Hooks(Connector connector, string access) => connector.Integration is not { Hooks.Count: > 0 } integration ? "" : Code($$"""
        /// <summary>The methods that the definition leaves to the user of the connector.</summary>
        {{access}} static partial class {{connector.Name}}Hooks
        {
            {{Paragraphs(integration.Hooks.Select(HookEmitter.Method))}}
        }
        """);

    public static string Catalogue(Connector connector, string access) => connector.Integration is not { Actions.Count: > 0 } integration ? "" : Code($$"""
        /// <summary>What a catalogue shows of {{connector.Name}}.</summary>
        {{access}} static class {{connector.Name}}Catalogue
        {
            /// <summary>The methods that the definition names, in its order.</summary>
            public static {{RuntimeNames.ReadOnlyList}}<{{RuntimeNames.CatalogueAction}}> Actions { get; } =
            [
                {{Lines(integration.Actions.Select(static action => Action(action) + ","))}}
            ];
        }
        """);

    private static string? Moment(LifeCycleAction action) => Set(
        action.Moment, $"static (connection, cancellationToken) => new {action.Resource}(connection).{action.Method}Async(cancellationToken: cancellationToken)");

    private static string Action(CatalogueAction action) => New(
        null,
        [CSharp.Literal(action.Name), CSharp.Literal(action.Summary)],
        Text("Label", action.Label),
        Texts("Tags", action.Tags),
        Texts("Scopes", action.Scopes),
        Choice("Visibility", RuntimeNames.CatalogueVisibility, action.Visibility, "Usual"),
        Flag("IsDeprecated", action.IsDeprecated));

    public static string Forms(Connector connector, string access) => connector.Integration is not { Forms.Count: > 0 } integration ? "" : Code($$"""
        /// <summary>The forms of {{connector.Name}} that a user fills in after connecting.</summary>
        {{access}} static class {{connector.Name}}Forms
        {
            {{Paragraphs(integration.Forms.Select(Form))}}
        }
        """);

    private static string Form(NamedForm form) => Code($$"""
        /// <summary>{{CSharp.Doc(form.Summary)}}</summary>
        public static {{RuntimeNames.CredentialForm}} {{form.Name}} { get; } =
            {{FormEmitter.Form(form.Form)}};
        """);

    private static string Catalogue(CatalogueEntry entry) => New(
        RuntimeNames.CatalogueEntry,
        [CSharp.Literal(entry.Label)],
        Text("Description", entry.Description),
        Text("Category", entry.Category),
        Text("Version", entry.Version),
        Flag("IsBeta", entry.IsBeta),
        Text("Sharing", entry.Sharing),
        Address("Logo", entry.Logo),
        Address("Icon", entry.Icon),
        Address("Website", entry.Website),
        Text("Readme", entry.Readme),
        Texts("Tags", entry.Tags));

    private static string? Address(string name, string? address) => address is null ? null : $"{name} = new {RuntimeNames.Uri}({CSharp.Literal(address)})";
}
