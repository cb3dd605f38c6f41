namespace Integrator;

/// <summary>What was submitted does not fit the connector's form. No value is told.</summary>
public sealed class FormException : Exception
{
    internal FormException(string connector, IReadOnlyDictionary<string, string> problems)
        : base($"{connector}: {string.Join(" ", problems.Values)}") => Problems = problems;

    /// <summary>What is wrong, in a sentence, by field.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; }
}
