namespace Integrator.Corpus.Reports;

/// <summary>How it went with one document.</summary>
/// <param name="Numbers">What is reported.</param>
/// <param name="HasThrown">Whether an exception left the generator.</param>
/// <param name="Files">How many files were emitted.</param>
/// <param name="FirstErrors">The first errors, in words.</param>
/// <param name="Hashes">The hash of each emitted file, by its name.</param>
internal sealed record DocumentOutcome(
    DocumentNumbers Numbers,
    bool HasThrown,
    int Files,
    IReadOnlyList<string> FirstErrors,
    IReadOnlyDictionary<string, string> Hashes)
{
    /// <summary>Whether files were emitted and all of them compile.</summary>
    public bool HasCompiled => !HasThrown && Files > 0 && Numbers.Errors == 0;
}
