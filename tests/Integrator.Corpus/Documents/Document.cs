using System.Text;

namespace Integrator.Corpus.Documents;

/// <summary>A file that may describe an API.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Path">Where it is below the root it was found under, with <c>/</c> between folders.</param>
internal sealed record Document(string FullPath, string Path)
{
    private static readonly string[] s_endings = [".openapi.json", ".openapi.yaml", ".openapi.yml"];

    private static readonly string[] s_plain = ["openapi", "swagger", "spec", "api", "schema", "index"];

    /// <summary>Patterns of the operations to generate; null for all.</summary>
    public string? Operations { get; init; }

    /// <summary>Whether the name alone says that it is an OpenAPI document.</summary>
    public bool IsNamedOpenApi => s_endings.Any(ending => Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>What its connector is called: the file's name in PascalCase, or its folder's where the file's says nothing.</summary>
    public string ConnectorName
    {
        get
        {
            var parts = Path.Split('/');
            var name = System.IO.Path.GetFileNameWithoutExtension(parts[^1]);
            return Pascal(s_plain.Contains(name, StringComparer.OrdinalIgnoreCase) && parts.Length > 1 ? parts[^2] : name);
        }
    }

    private static string Pascal(string text)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                name.Append(isStart ? char.ToUpperInvariant(character) : character);
                isStart = false;
            }
            else
            {
                isStart = true;
            }
        }

        return name.Length == 0 ? "Api" : char.IsAsciiDigit(name[0]) ? "Api" + name : name.ToString();
    }
}
