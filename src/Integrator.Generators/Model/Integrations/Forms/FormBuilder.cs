using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations.Forms;

/// <summary>Fields of a definition to forms.</summary>
/// <param name="taken">Names that fields must not have.</param>
internal sealed class FormBuilder(Report report, IEnumerable<string> taken)
{
    /// <param name="title">What messages call the form.</param>
    public CredentialForm Build(string title, IReadOnlyList<FieldDefinition> fields)
    {
        var names = new HashSet<string>(taken, StringComparer.Ordinal);
        var kept = fields.Where(field => IsNew(field, names)).ToList();
        foreach (var field in kept)
        {
            Check(field, fields);
        }

        return new CredentialForm(title, kept.Select(Field).ToEquatableArray());
    }

    private bool IsNew(FieldDefinition field, HashSet<string> names)
    {
        var isNew = names.Add(field.Name.Value);
        if (!isNew)
        {
            report.Add(Rules.RepeatedField, field.Name.Place, field.Name.Value);
        }

        return isNew;
    }

    private void Check(FieldDefinition field, IReadOnlyList<FieldDefinition> fields)
    {
        if (field.Kind == FieldKind.Select && field.Options.Count == 0)
        {
            report.Add(Rules.NoOptions, field.Name.Place, field.Name.Value);
        }

        if (field.Condition is not { } condition)
        {
            return;
        }

        var other = fields.FirstOrDefault(other => other.Name.Value == condition.Field.Value);
        if (other is null || (other.Options.Count > 0 && other.Options.All(option => option.Value != condition.Value.Value)))
        {
            report.Add(Rules.UnmetCondition, (other is null ? condition.Field : condition.Value).Place, field.Name.Value, condition.Field.Value, condition.Value.Value);
        }
    }

    private static FormField Field(FieldDefinition field) => new(
        field.Name.Value,
        field.Label,
        field.Kind.ToString(),
        field.IsRequired,
        field.IsSecret == true,
        field.IsAutomated,
        field.Default,
        field.Format == FieldFormat.None ? null : field.Format.ToString(),
        field.Pattern,
        field.Transform == FieldTransform.Trim ? null : field.Transform.ToString(),
        field.Prefix,
        field.Suffix,
        field.Options.Select(static option => new NamedText(option.Value, option.Label)).ToEquatableArray(),
        field.Condition is { } condition ? new NamedText(condition.Field.Value, condition.Value.Value) : null,
        field.Placeholder,
        field.HelpText,
        field.Order);
}
