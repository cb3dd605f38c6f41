using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Forms;

/// <summary>Something a user is asked for once per connection.</summary>
/// <param name="IsSecret">What the definition says; null if it says nothing.</param>
/// <param name="IsAutomated">Whether the value comes with a token or from an action, and is not asked for.</param>
/// <param name="Pattern">A valid regular expression.</param>
internal sealed record FieldDefinition(
    Located<string> Name,
    string? Label,
    FieldKind Kind,
    bool IsRequired,
    bool? IsSecret,
    bool IsAutomated,
    string? Default,
    FieldFormat Format,
    string? Pattern,
    FieldTransform Transform,
    string? Prefix,
    string? Suffix,
    IReadOnlyList<OptionDefinition> Options,
    ConditionDefinition? Condition,
    string? Placeholder,
    string? HelpText,
    int? Order)
{
    /// <summary>Whether not every text is accepted.</summary>
    public bool IsChecked => Pattern is not null || Format is FieldFormat.Hostname or FieldFormat.Host or FieldFormat.Uuid or FieldFormat.Number || Kind is FieldKind.Select or FieldKind.Number or FieldKind.Range or FieldKind.Date or FieldKind.DateTime or FieldKind.Time or FieldKind.Month;

    public bool HoldsSecret => IsSecret ?? Kind == FieldKind.Password;

    /// <summary>Whether a connection always has a value for it.</summary>
    public bool IsAlwaysGiven => IsRequired && !IsAutomated && Default is null && Condition is null;

    /// <summary>A required text that a credential format always needs.</summary>
    public static FieldDefinition Usual(string name, string label, FieldKind kind, Place place) => new(
        new Located<string>(name, place), label, kind, IsRequired: true, IsSecret: null, IsAutomated: false, Default: null, FieldFormat.None, Pattern: null,
        FieldTransform.Trim, Prefix: null, Suffix: null, Options: [], Condition: null, Placeholder: null, HelpText: null, Order: null);
}

internal sealed record OptionDefinition(string Value, string Label);

/// <summary>The field is shown if another field has a value.</summary>
internal sealed record ConditionDefinition(Located<string> Field, Located<string> Value);

/// <summary>How a field is entered: the input types of HTML, and those of the format.</summary>
internal enum FieldKind
{
    Text,
    Password,
    Select,
    TextArea,
    Number,
    CheckBox,
    Url,
    Email,
    Hidden,
    Date,
    DateTime,
    Time,
    Month,
    Week,
    Telephone,
    Color,
    Range,
    Search,
}

internal enum FieldFormat
{
    None,
    Email,
    Number,
    Uuid,
    Url,
    Hostname,
    Host,
}

internal enum FieldTransform
{
    Trim,
    Lowercase,
    Uppercase,
    Sha256,
}
