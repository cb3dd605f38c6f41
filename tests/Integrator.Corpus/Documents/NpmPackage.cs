using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace Integrator.Corpus.Documents;

/// <summary>A package with documents, fetched once and kept below a folder.</summary>
/// <param name="Name">Its name, with its scope.</param>
/// <param name="Version">Its exact version: a range would not give the same documents twice.</param>
internal sealed record NpmPackage(string Name, string Version)
{
    private const string Cache = ".corpus";

    private string FolderName => $"{Name.TrimStart('@').Replace('/', '-')}-{Version}";

    /// <summary>The folders to look for documents in: paths, and packages given as <c>name@version</c>.</summary>
    public static async Task<IReadOnlyList<string>> RootsAsync(IEnumerable<string> paths, IEnumerable<string> packages, CancellationToken cancellationToken)
    {
        var roots = new List<string>(paths);
        foreach (var package in packages.Select(Parse))
        {
            roots.Add(await package.GetAsync(Path.Combine(RepositoryRoot.Find(), Cache), cancellationToken));
        }

        return roots;
    }

    /// <summary>Reads <c>name@version</c>.</summary>
    public static NpmPackage Parse(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && at < text.Length - 1
            ? new(text[..at], text[(at + 1)..])
            : throw new FormatException($"'{text}' is not a package and its version, such as name@1.0.0.");
    }

    /// <summary>The folder with the package's files; they are fetched when they are not there.</summary>
    /// <param name="cache">Where packages are kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> GetAsync(string cache, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cache, FolderName);
        var root = Path.Combine(folder, "package");
        if (Directory.Exists(root))
        {
            return root;
        }

        // Unpacked beside its place and then moved: what an interrupted run leaves must not pass for a package.
        var partial = folder + ".partial";
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        Directory.CreateDirectory(partial);
        var archive = await PackAsync(partial, cancellationToken);
        await UnpackAsync(archive, partial, cancellationToken);
        File.Delete(archive);
        Directory.Move(partial, folder);
        return root;
    }

    private async Task<string> PackAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            ArgumentList = { "pack", $"{Name}@{Version}", "--silent", "--pack-destination", folder },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await process.WaitForExitAsync(cancellationToken);

        return process.ExitCode == 0
            ? Directory.EnumerateFiles(folder, "*.tgz").Single()
            : throw new IOException($"npm pack {Name}@{Version} ended with {process.ExitCode}. {error}");
    }

    private static async Task UnpackAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        await using var tar = new GZipStream(file, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(tar, folder, overwriteFiles: true, cancellationToken);
    }
}
