using System.IO.Compression;

namespace Integrator.Package.Tests.Support;

/// <summary>The packages, packed once into a feed of their own.</summary>
public sealed class Packages : IAsyncLifetime
{
    public const string Version = "0.1.0-test";

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("integrator-packages-");

    public string Feed => Path.Combine(Folder.FullName, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in new[] { "Integrator.Generators", "Integrator.Runtime", "Integrator.Hosting" })
        {
            await Command.DotnetAsync(
                Repository.Root, "pack", Path.Combine("src", project), "-c", "Release", "-o", Feed, $"-p:Version={Version}", $"-p:ArtifactsPath={Path.Combine(Folder.FullName, "artifacts")}", "-v", "q");
        }
    }

    public ValueTask DisposeAsync()
    {
        Folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    internal IReadOnlyList<string> Entries(string package)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Feed, $"{package}.{Version}.nupkg"));
        return [.. archive.Entries.Select(static entry => entry.FullName).Order(StringComparer.Ordinal)];
    }

    /// <summary>A package's entry as bytes.</summary>
    internal byte[] Entry(string package, string name)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Feed, $"{package}.{Version}.nupkg"));
        using var stream = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
