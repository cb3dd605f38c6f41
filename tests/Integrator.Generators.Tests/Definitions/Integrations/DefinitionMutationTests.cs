using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Fuzzing;
using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>What a definition that somebody made worse may do: be reported, and nothing else.</summary>
public sealed class DefinitionMutationTests
{
    private const string Ending = ".integration.json";
    private const int Together = 25;
    private const int ByChance = 25;

    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] s_goldens = ["tests/Integrator.Golden/Crm/crm", "tests/Integrator.Golden/Desk/desk"];

    /// <summary>Mutants of each definition of the repository; INTEGRATOR_MUTANTS says how many, if more than usual.</summary>
    public static TheoryData<string, int> BatchesByChance =>
        [.. from definition in Definitions() from batch in Enumerable.Range(0, Math.Max(1, Count() / Together)) select (definition, batch)];

    public static TheoryData<string, int> BatchesOfTexts =>
        [.. from definition in s_goldens from batch in Enumerable.Range(0, (Texts(Root(definition)).Count + Together - 1) / Together) select (definition, batch)];

    [Theory, MemberData(nameof(BatchesByChance))]
    public void AMutantNeitherFailsTheGeneratorNorTheCompiler(string definition, int batch)
    {
        var text = Root(definition).ToJsonString();
        MutantBatch.Check("integration", [.. Enumerable.Range(batch * Together, Together).Select(seed => Mutants.Of(text, seed))], batch, compiled: 1);
    }

    [Theory, MemberData(nameof(BatchesOfTexts))]
    public void ATextThatIsCutNeitherFailsTheGeneratorNorTheCompiler(string definition, int batch)
    {
        var texts = Texts(Root(definition)).Skip(batch * Together).Take(Together);
        MutantBatch.Check("integration", [.. texts.Select((path, index) => Cut(definition, path, (batch * Together) + index))], batch, compiled: 1);
    }

    // Cut anywhere: inside a placeholder, an operator, a name.
    private static Mutant Cut(string definition, string path, int seed)
    {
        var root = Root(definition);
        var value = Values(root).First(value => value.GetPath() == path);
        var text = value.ToString();
        var left = text[..new Random(seed).Next(text.Length)];
        value.ReplaceWith(left);
        return new Mutant(Encoding.UTF8.GetBytes(root.ToJsonString()), "json", [$"{path} = {left}"]);
    }

    private static List<string> Texts(JsonNode root) => [.. Values(root).Select(static value => value.GetPath())];

    private static IEnumerable<JsonValue> Values(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(static member => Values(member.Value)),
        JsonArray items => items.SelectMany(Values),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.ToString().Length > 0 => [value],
        _ => [],
    };

    // Without a name of its own, each is called what its file is called.
    private static JsonNode Root(string definition)
    {
        var root = JsonNode.Parse(Text(definition), documentOptions: s_lenient)!;
        root.AsObject().Remove("name");
        return root;
    }

    private static string Text(string definition) => File.ReadAllText(Repository.Path(definition + Ending));

    private static int Count() => int.TryParse(Environment.GetEnvironmentVariable("INTEGRATOR_MUTANTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : ByChance;

    private static IEnumerable<string> Definitions() => new[] { "connectors", "tests" }
        .SelectMany(static folder => Directory.EnumerateFiles(Repository.Path(folder), "*" + Ending, SearchOption.AllDirectories))
        .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
        .Select(static path => Path.GetRelativePath(Repository.Path(), path).Replace(Path.DirectorySeparatorChar, '/')[..^Ending.Length])
        .Order(StringComparer.Ordinal);

}
