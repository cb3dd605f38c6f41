using Microsoft.CodeAnalysis;

namespace Integrator.Generators.Tests.Support;

/// <summary>What a consuming project references: the framework and our runtime.</summary>
internal static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is not "Integrator.Generators.dll" && !path.EndsWith(".Tests.dll", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
