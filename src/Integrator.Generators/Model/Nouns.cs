namespace Integrator.Generators.Model;

/// <summary>Singular and plural of English nouns, as far as names of resources need them.</summary>
internal static class Nouns
{
    private static readonly string[] s_same = ["analytics", "news", "series", "species"];
    private static readonly string[] s_ending = ["calories", "cookies", "movies"];

    public static string Singular(string noun) =>
        Array.Exists(s_same, same => Ends(noun, same)) ? noun
        : Array.Exists(s_ending, word => Ends(noun, word)) ? noun.Substring(0, noun.Length - 1)
        : Ends(noun, "ies") && noun.Length > 4 ? noun.Substring(0, noun.Length - 3) + "y"
        : Ends(noun, "sses") || Ends(noun, "shes") || Ends(noun, "ches") || Ends(noun, "xes") ? noun.Substring(0, noun.Length - 2)
        : Ends(noun, "s") && !Ends(noun, "ss") && !Ends(noun, "us") && !Ends(noun, "is") && noun.Length > 3 ? noun.Substring(0, noun.Length - 1)
        : noun;

    private static bool Ends(string noun, string ending) => noun.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
