using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Integrator.Corpus.Runs;

/// <summary>What generated code is compiled against: the framework, our runtime, and what the runtime itself needs.</summary>
internal static class References
{
    private const string Runtime = "Integrator.Runtime";

    /// <summary>Shared by all compilations: each holds its metadata in memory.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. Framework().Concat(WithDependencies(Runtime)).Distinct().Select(static path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> Framework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == folder);
    }

    private static HashSet<string> WithDependencies(string name)
    {
        var found = new HashSet<string>();
        var open = new Stack<Assembly>([Assembly.Load(name)]);
        while (open.TryPop(out var assembly))
        {
            if (found.Add(assembly.Location))
            {
                foreach (var needed in assembly.GetReferencedAssemblies())
                {
                    open.Push(Assembly.Load(needed));
                }
            }
        }

        return found;
    }
}
