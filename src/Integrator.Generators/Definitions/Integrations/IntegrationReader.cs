using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Actions;
using Integrator.Generators.Definitions.Integrations.Credentials;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Definitions.Integrations.Pages;
using Integrator.Generators.Definitions.Integrations.Policies;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.Integrations.Schemas;
using Integrator.Generators.Definitions.Integrations.Webhooks;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>A tree of JSON values to an integration definition. Parts that are wrong are reported and left out.</summary>
internal static class IntegrationReader
{
    private const string ConfigKey = "config";
    private const string ContextKey = "context";
    private const string CredentialsKey = "credentials";

    private static readonly string[] s_types = ["types", "resource_types"];

    /// <param name="file">The file as failures at run time name it.</param>
    public static IntegrationDefinition? Read(JsonNode? root, SourceFile source, string file, Report report)
    {
        if (root is null)
        {
            return null;
        }

        var hasEnvelope = root is JsonObject members && members[ConfigKey] is JsonObject;
        if (hasEnvelope)
        {
            TakeOutStrays((JsonObject)root, report);
        }

        if (!new ShapeCheck(report).Check(root, hasEnvelope ? DefinitionSchema.Envelope : DefinitionSchema.Definition, Place.Definition))
        {
            return null;
        }

        var texts = new DefinitionTexts(source, root, file);
        var envelope = new DefinitionObject((JsonObject)root, Place.Definition, new ValueReader(texts, new SchemaBook(), report));
        var definition = Definition(envelope, hasEnvelope ? envelope.Object(ConfigKey) : envelope, new ValueReader(texts, new SchemaBook(), report));
        AskForCatalogue(definition, hasEnvelope ? envelope.Object(ConfigKey) : envelope);
        return definition;
    }

    private static IntegrationDefinition Definition(DefinitionObject envelope, DefinitionObject keys, ValueReader flows)
    {
        keys.Values.Schemas.Announce(s_types.SelectMany(key => keys.Object(key).Members.Select(static type => type.Key)));
        var types = s_types.SelectMany(key => Types(keys.Object(key))).ToList();
        var definition = new IntegrationDefinition(
            envelope.Text("name") ?? keys.Text("name"),
            Catalogue(envelope, keys),
            DocumentBindingReader.Read(keys),
            new DefinitionSchemas(new Dictionary<string, OpenApi.SchemaDefinition>(), new Dictionary<string, OpenApi.SchemaDefinition>(), new Dictionary<string, OpenApi.LiteralDefinition>(), []),
            types,
            MethodReader.Address(keys, "base_url"),
            keys.Texts("allowed_origins"),
            [.. keys.Object("environments").Objects().Select(static environment => Environment(environment.Key, environment.Value)).OfType<EnvironmentDefinition>()],
            PatternReader.Headers(keys, "headers"),
            keys.Pairs("query"),
            MethodReader.ArrayFormat(keys),
            FieldReader.Read(keys.Object(ContextKey)),
            keys.Place[ContextKey],
            CredentialReader.Read(keys.Object(CredentialsKey)),
            keys.Place[CredentialsKey],
            AuthorizationReader.Read(keys),
            PagingReader.Read(keys),
            PolicyReader.Read(keys),
            [.. Methods(keys.Object("resources")), .. ActionTypeReader.Read(keys)],
            WebhookReader.Read(keys),
            [.. keys.Object("actions").Objects().Select(static action => ActionReader.Read(action.Key, action.Value))],
            FlowReader.Read(keys with { Values = flows }),
            keys.Values.All);
        return definition with { Schemas = keys.Values.Schemas.Read(keys.Report), IsSolution = keys.Text("kind") == "solution" };
    }

    private static IEnumerable<MethodDefinition> Methods(DefinitionObject resources) =>
        from resource in resources.Objects()
        from method in resource.Value.Objects()
        let read = MethodReader.Read(method.Value, new MethodHeading(resource.Key, method.Key))
        where read is not null
        select read;

    private static EnvironmentDefinition? Environment(string name, DefinitionObject keys) =>
        keys.Text("base_url") is { } url ? new EnvironmentDefinition(name, keys.Text("label"), url) : null;

    private static IEnumerable<SchemaKey> Types(DefinitionObject types) =>
        types.Members.Where(static type => type.Value is not null).Select(type => types.Values.Schemas.Declare(type.Key, type.Value, types.Place[type.Key]));

    private static CatalogueDefinition Catalogue(DefinitionObject envelope, DefinitionObject keys) => new(
        keys.Text("label"),
        keys.Text("description"),
        envelope.Text("category") ?? keys.Text("category"),
        keys.Text("version"),
        envelope.Flag("is_beta") ?? keys.Flag("is_beta") ?? false,
        envelope.Text("sharing") ?? keys.Text("sharing"),
        PatternReader.Address(keys, "logo"),
        PatternReader.Address(keys, "icon"),
        PatternReader.Address(keys, "website"),
        keys.Text("readme"),
        [.. keys.Texts("tags").Select(static tag => tag.Value)],
        ToolTags(keys.Object("tool_tags")));

    private static IReadOnlyList<ResourceTags> ToolTags(DefinitionObject tags) =>
        [.. tags.Members.Select(resource => new ResourceTags(new Located<string>(resource.Key, tags.Place[resource.Key]), [.. tags.Texts(resource.Key).Select(static tag => tag.Value)]))];

    // Settings beside the envelope would be lost without a word.
    private static void TakeOutStrays(JsonObject envelope, Report report)
    {
        var outer = (JsonObject)DefinitionSchema.Envelope["properties"]!;
        var inner = (JsonObject)DefinitionSchema.Definition["properties"]!;
        foreach (var key in envelope.Select(static member => member.Key).Where(key => !outer.ContainsKey(key) && inner.ContainsKey(key)).ToList())
        {
            report.AddAtKey(Rules.MixedEnvelope, Place.Definition[key], key);
            envelope.Remove(key);
        }
    }

    private static void AskForCatalogue(IntegrationDefinition definition, DefinitionObject keys)
    {
        foreach (var (key, use) in (IEnumerable<(string, string)>)[("label", "shown in a catalogue"), (CredentialsKey, "connected")])
        {
            if (!keys.Has(key) && !definition.IsSolution)
            {
                keys.Report.Add(Rules.MissingCatalogueEntry, keys.Place[key], key, use);
            }
        }
    }
}
