using System.Runtime.CompilerServices;

namespace Integrator.Generators.Tests.Support;

/// <summary>Where the repository's files are, seen from a test.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(File.Exists(here) ? System.IO.Path.GetDirectoryName(here)! : AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "Integrator.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
