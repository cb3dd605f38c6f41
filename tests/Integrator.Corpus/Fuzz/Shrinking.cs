using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Fuzzing;

namespace Integrator.Corpus.Fuzz;

/// <summary>Makes a mutant that fails smaller, as long as it fails in the same way.</summary>
internal static class Shrinking
{
    private const int MostTries = 250;
    private const int MostSteps = 4;

    /// <summary>The smallest mutant found.</summary>
    /// <param name="document">What the mutant was made of.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="fails">Whether a mutant still fails as the first did.</param>
    public static Mutant Smallest(string document, int seed, Func<Mutant, bool> fails)
    {
        var omitted = new HashSet<int>();
        for (var step = 0; step < MostSteps; step++)
        {
            omitted.Add(step);
            if (!fails(Mutants.Of(document, seed, omitted)))
            {
                omitted.Remove(step);
            }
        }

        return WithoutParts(Mutants.Of(document, seed, omitted), fails);
    }

    private static Mutant WithoutParts(Mutant mutant, Func<Mutant, bool> fails)
    {
        var tries = MostTries;
        for (var depth = 1; depth < 12 && tries > 0; depth++)
        {
            foreach (var pointer in Pointers(mutant, depth))
            {
                if (tries-- <= 0 || Without(mutant, pointer) is not { } smaller)
                {
                    break;
                }

                mutant = fails(smaller) ? smaller : mutant;
            }
        }

        return mutant;
    }

    private static List<string> Pointers(Mutant mutant, int depth) =>
        Parse(mutant) is { } root ? [.. Spot.In(root).Select(static spot => spot.Pointer).Where(pointer => pointer.Count(static letter => letter == '/') == depth).Reverse()] : [];

    private static Mutant? Without(Mutant mutant, string pointer)
    {
        if (Parse(mutant) is not { } root || Spot.In(root).FirstOrDefault(spot => spot.Pointer == pointer) is not { } spot)
        {
            return null;
        }

        spot.Remove();
        return mutant with { Bytes = Encoding.UTF8.GetBytes(root.ToJsonString(new JsonSerializerOptions { WriteIndented = true, MaxDepth = 2_000 })) };
    }

    private static JsonNode? Parse(Mutant mutant)
    {
        try
        {
            return JsonNode.Parse(mutant.Text, documentOptions: new JsonDocumentOptions { MaxDepth = 2_000 });
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
