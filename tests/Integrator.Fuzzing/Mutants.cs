using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Fuzzing;

/// <summary>Makes documents worse: by chance, where the same seed gives the same mutant, or one value after the other.</summary>
public static class Mutants
{
    private const int MostSteps = 4;
    private const int StepsApart = 7919;
    private const int InBytes = 4;
    private const int InYaml = 8;

    private static readonly string[] s_kinds = ["null", "1", "\"x\"", "[]", "{}", "true"];

    /// <summary>The mutant of a document that a seed stands for.</summary>
    /// <param name="document">JSON text.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="omitted">Numbers of steps that are left out, to find the one that matters.</param>
    public static Mutant Of(string document, int seed, IReadOnlySet<int>? omitted = null)
    {
        var random = new Random(seed);
        var isYaml = random.Next(InYaml) == 0;
        var isBytes = random.Next(InBytes) == 0;
        var count = 1 + random.Next(MostSteps);
        var root = Parse(document);
        var steps = new List<string>();
        for (var step = 0; step < count && !isBytes; step++)
        {
            if (omitted?.Contains(step) != true)
            {
                steps.Add(TreeMutations.Apply(new Random(unchecked(seed + ((step + 1) * StepsApart))), ref root));
            }
        }

        var bytes = Encoding.UTF8.GetBytes(isYaml ? YamlText.Of(root) : JsonText.Of(root));
        for (var step = 0; step < count && isBytes; step++)
        {
            if (omitted?.Contains(step) != true)
            {
                steps.Add(ByteMutations.Apply(new Random(unchecked(seed + ((step + 1) * StepsApart))), ref bytes));
            }
        }

        return new Mutant(bytes, isYaml ? "yaml" : "json", steps);
    }

    /// <summary>Each value of a document in turn replaced by one of each kind.</summary>
    public static IEnumerable<Mutant> OfEveryValue(string document)
    {
        foreach (var pointer in Spot.In(JsonNode.Parse(document)!).Select(static spot => spot.Pointer))
        {
            foreach (var kind in s_kinds)
            {
                var root = JsonNode.Parse(document)!;
                Spot.In(root).First(spot => spot.Pointer == pointer).Replace(JsonNode.Parse(kind));
                yield return new Mutant(Encoding.UTF8.GetBytes(root.ToJsonString()), "json", [$"{pointer} = {kind}"]);
            }
        }
    }

    private static JsonNode Parse(string document) => JsonNode.Parse(
        document,
        documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 512 })!;
}
