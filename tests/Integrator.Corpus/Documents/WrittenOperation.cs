namespace Integrator.Corpus.Documents;

/// <summary>An operation as a document writes it.</summary>
/// <param name="Path">The key under <c>paths</c>.</param>
/// <param name="Verb">The key under the path.</param>
internal sealed record WrittenOperation(string Path, string Verb)
{
    /// <summary>What is sent for it, by which it is told from others: a fragment only tells two entries of a document apart.</summary>
    public string Sent => $"{Verb.ToUpperInvariant()} {Path.Split('#')[0]}";
}
