using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations;

/// <summary>What a catalogue shows of a definition.</summary>
internal static class CatalogueBuilder
{
    /// <param name="name">What the connector is called where it has no label.</param>
    public static NamedSetting Build(IntegrationDefinition definition, string name, Report report)
    {
        var keys = definition.Keys;
        IEnumerable<NamedSetting?> members =
        [
            Text("Description", definition.Description),
            Text("Category", definition.Category),
            Text("Version", keys.Text("version")),
            definition.IsBeta ? new NamedSetting("IsBeta", Setting.Of(true)) : null,
            Address(keys, "logo", "Logo", report),
            Address(keys, "icon", "Icon", report),
            Address(keys, "website", "Website", report),
            keys.Texts("tags") is { Count: > 0 } tags ? new NamedSetting("Tags", Setting.Of(tags)) : null,
        ];
        return new NamedSetting("Catalogue", new Setting.New(
            "global::Integrator.CatalogueEntry",
            new Setting[] { new Setting.Text(definition.Label ?? name) }.ToEquatableArray(),
            members.OfType<NamedSetting>().ToEquatableArray()));
    }

    private static NamedSetting? Text(string member, string? text) => text is null ? null : new NamedSetting(member, new Setting.Text(text));

    private static NamedSetting? Address(Written keys, string key, string member, Report report)
    {
        if (keys.Text(key) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            report.Add(Rules.RelativeAddress, keys.Place[key], key, text);
            return null;
        }

        return new NamedSetting(member, new Setting.New("global::System.Uri", new Setting[] { new Setting.Text(text) }.ToEquatableArray(), []));
    }
}
