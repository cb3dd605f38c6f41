using Integrator.Generators.Definitions.Integrations.Reading;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Which OpenAPI document a definition is bound to.</summary>
internal static class DocumentBindingReader
{
    public static DocumentBinding? Read(DefinitionObject definition) => definition.ObjectIfAny("openapi") is not { } binding ? null : new DocumentBinding(
        binding.Located("document")!,
        binding.Located("sha256"),
        binding.Text("server"),
        binding.Text("expose") == "all",
        binding.Place["expose"],
        binding.Text("resources_from") switch { "paths" => ResourceSource.Paths, "none" => ResourceSource.None, _ => ResourceSource.Tags },
        [.. binding.Texts("include").Select(static pattern => pattern.Value)],
        [.. binding.Texts("exclude").Select(static pattern => pattern.Value)],
        Patches(binding.Object("schema_patches")),
        Patches(binding.Object("operation_patches")));

    private static List<PatchDefinition> Patches(DefinitionObject patches) => [.. patches.Objects().Select(static patch => new PatchDefinition(patch.Key, patch.Value.Members, patch.Value.Place))];
}
