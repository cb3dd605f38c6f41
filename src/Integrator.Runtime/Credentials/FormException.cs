namespace Integrator;

/// <summary>What was submitted does not fit the connector's form. No value is told.</summary>
public sealed class FormException : Exception
{
    private readonly string _connector;

    internal FormException(string connector, IReadOnlyDictionary<string, string> problems)
        : base($"{connector}: {string.Join(" ", problems.Values)}") => (_connector, Problems) = (connector, problems);

    /// <summary>The problems of two forms at once.</summary>
    public FormException And(FormException other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var problems = new Dictionary<string, string>(Problems, StringComparer.Ordinal);
        foreach (var (field, problem) in other.Problems)
        {
            problems[field] = problem;
        }

        return new FormException(_connector, problems);
    }

    /// <summary>What is wrong, in a sentence, by field.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; }
}
