using System.Text.RegularExpressions;

namespace Integrator.Tests.Support;

/// <summary>
/// The folder of each type of the runtime. It cannot be read from the namespace: what users touch is in <c>Integrator</c>, whatever its folder
/// (house style 6.9). So it is read from the files that declare the types.
/// </summary>
internal static partial class SourceFolders
{
    /// <summary>The folders by the names of the types, without the number of type parameters.</summary>
    public static IReadOnlyDictionary<TypeName, string> OfRuntime()
    {
        var folders = new Dictionary<TypeName, string>();
        var root = Repository.Path("src", "Integrator.Runtime");
        foreach (var file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var (space, folder) = (Namespace().Match(text).Groups["name"].Value, Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)[0]);
            foreach (Match declared in Declaration().Matches(text))
            {
                folders[new TypeName(space, declared.Groups["name"].Value)] = folder;
            }
        }

        return folders;
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(public|internal) [\w ]*?(class|record struct|record|struct|interface|enum|delegate [\w<>?.]+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
