namespace Integrator.Corpus.Documents;

/// <summary>The folder that holds the repository this program was built from.</summary>
internal static class RepositoryRoot
{
    private const string Mark = "Directory.Packages.props";

    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds {Mark}.");
    }
}
