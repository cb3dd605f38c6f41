using Integrator.Credentials;

namespace Integrator;

/// <summary>What a connector asks of the user, for a credential or for the variables of an account.</summary>
/// <param name="Connector">What messages call the connector.</param>
/// <param name="Fields">The fields, in the order of the definition.</param>
public sealed record CredentialForm(string Connector, IReadOnlyList<FormField> Fields)
{
    /// <summary>Checks what was submitted and gives what to keep: defaults filled in, values transformed, unknown names dropped.</summary>
    /// <exception cref="FormException">A value is missing or is not what its field allows; all such fields are named at once.</exception>
    public IReadOnlyDictionary<string, string?> Accept(IReadOnlyDictionary<string, string?> submitted)
    {
        ArgumentNullException.ThrowIfNull(submitted);
        var given = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in Fields)
        {
            given[field.Name] = FieldText.Typed(field, submitted.GetValueOrDefault(field.Name)) ?? field.Default;
        }

        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var kept = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in Fields)
        {
            if (field.ShownWhen is { } condition && given.GetValueOrDefault(condition.Field) != condition.Value)
            {
                continue;
            }

            var value = given[field.Name];
            if (FieldText.Problem(field, value) is { } problem)
            {
                problems[field.Name] = $"The field '{field.Name}' {problem}.";
            }
            else if (value is not null)
            {
                kept[field.Name] = FieldText.Transformed(field.Transform, value);
            }
        }

        return problems.Count == 0 ? kept : throw new FormException(Connector, problems);
    }

    /// <summary>Whether a value may be shown: only those of known fields that are no secrets.</summary>
    internal bool IsPublic(string field) => Fields.Any(known => known.Name == field && !known.IsSecret);
}
