using System.Text.RegularExpressions;

namespace Integrator;

/// <summary>One thing a connector asks of the user, as a form shows it.</summary>
/// <param name="Name">What the value is called in the credential or the variables.</param>
public sealed record FormField(string Name)
{
    /// <summary>What is shown before the field.</summary>
    public string Label { get; init; } = Name;

    /// <summary>What a form shows.</summary>
    public FieldType Type { get; init; }

    /// <summary>Whether a value must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the value is kept encrypted and never shown; passwords always are.</summary>
    public bool IsSecret
    {
        get => field || Type == FieldType.Password;
        init;
    }

    /// <summary>Whether the value is found out, by a token's answer or after connecting, rather than asked for.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>What holds when nothing is given; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>What the value must look like.</summary>
    public FieldFormat Format { get; init; }

    /// <summary>What the whole value must match; null for anything. It is given a second.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>What happens to the value before it is kept, after it was checked.</summary>
    public FieldTransform Transform { get; init; }

    /// <summary>Taken away from the beginning of what was typed, such as <c>https://</c>.</summary>
    public string? Prefix { get; init; }

    /// <summary>Taken away from the end of what was typed, such as <c>.example.com</c>.</summary>
    public string? Suffix { get; init; }

    /// <summary>The values that are allowed; any when empty.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>When the field is asked for; null for always.</summary>
    public FieldCondition? ShownWhen { get; init; }

    /// <summary>Shown in the empty field.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Shown beside the field.</summary>
    public string? HelpText { get; init; }

    /// <summary>Where the field stands among its neighbours, small numbers first.</summary>
    public int Order { get; init; }
}
