using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Fuzzing;
using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>What a definition that somebody made worse may do: be reported, and nothing else.</summary>
public sealed class DefinitionMutationTests
{
    private const int Together = 25;
    private const int ByChance = 100;

    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static TheoryData<string, int> BatchesByChance => [.. from golden in (string[])["Desk", "Crm"] from batch in Enumerable.Range(0, ByChance / Together) select (golden, batch)];

    public static TheoryData<string, int> BatchesOfTexts =>
        [.. from golden in (string[])["Desk", "Crm"] from batch in Enumerable.Range(0, (Texts(Root(golden)).Count + Together - 1) / Together) select (golden, batch)];

    [Theory, MemberData(nameof(BatchesByChance))]
    public void AMutantNeitherFailsTheGeneratorNorTheCompiler(string golden, int batch)
    {
        var text = Root(golden).ToJsonString();
        MutantBatch.Check("integration", [.. Enumerable.Range(batch * Together, Together).Select(seed => Mutants.Of(text, seed))], batch, compiled: 1);
    }

    [Theory, MemberData(nameof(BatchesOfTexts))]
    public void ATextThatIsCutNeitherFailsTheGeneratorNorTheCompiler(string golden, int batch)
    {
        var texts = Texts(Root(golden)).Skip(batch * Together).Take(Together);
        MutantBatch.Check("integration", [.. texts.Select((path, index) => Cut(golden, path, (batch * Together) + index))], batch, compiled: 1);
    }

    // Cut anywhere: inside a placeholder, an operator, a name.
    private static Mutant Cut(string golden, string path, int seed)
    {
        var root = Root(golden);
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
    private static JsonNode Root(string golden)
    {
        var root = JsonNode.Parse(Text(golden), documentOptions: s_lenient)!;
        root.AsObject().Remove("name");
        return root;
    }

    private static string Text(string golden) => File.ReadAllText(Repository.Path("tests", "Integrator.Golden", golden, golden.ToLowerInvariant() + ".integration.json"));
}
