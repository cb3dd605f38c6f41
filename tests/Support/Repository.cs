namespace Integrator.Tests.Support;

/// <summary>Where the repository's files are, seen from a test that was built into <c>artifacts</c>.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    // A path that the compiler put in would not do: builds that can be repeated hide it.
    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Integrator.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Integrator.sln.");
        }

        return folder.FullName;
    }
}
