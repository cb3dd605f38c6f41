using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Forms;

/// <summary>Fields of forms: of the account, of credentials, and of actions that ask.</summary>
internal static class FieldReader
{
    // The schema says nothing of the fields of a step.
    public static IReadOnlyList<FieldDefinition> Read(DefinitionObject owner) => [.. owner.Items("fields").Where(static field => Has(field, "name")).Select(Field)];

    private static FieldDefinition Field(DefinitionObject field) => new(
        field.Located("name")!,
        field.Text("label"),
        field.Flag("show") == false ? FieldKind.Hidden : Kind(field.Text("type")),
        field.Flag("required") == true,
        field.Flag("secret") ?? (field.Text("type") == "password" ? true : null),
        field.Flag("automated") == true,
        field.Node("default")?.ToString(),
        Format(field.Text("format")),
        PatternReader.Read(field, "pattern"),
        Transform(field.Text("transform")),
        field.Text("prefix"),
        field.Text("suffix"),
        [.. field.Items("options").Where(static option => Has(option, "value")).Select(Option)],
        Condition(field.ObjectIfAny("show_when") ?? field.ObjectIfAny("showWhen")),
        field.Text("placeholder"),
        field.Text("help_text") ?? field.Text("desc"),
        field.Whole("order"));

    private static OptionDefinition Option(DefinitionObject option) => new(option.Text("value")!, option.Text("label") ?? option.Text("value")!);

    private static bool Has(DefinitionObject owner, string key)
    {
        if (owner.Text(key) is not null)
        {
            return true;
        }

        owner.Report.Add(Rules.WrongShape, owner.Place, key, "given", "nothing");
        return false;
    }

    private static ConditionDefinition? Condition(DefinitionObject? condition) => condition is null || !Has(condition, "key") ? null : new ConditionDefinition(
        condition.Located("key")!,
        new Located<string>(condition.Scalar("value") ?? "", condition.Place["value"]));

    private static FieldKind Kind(string? type) => type switch
    {
        "password" => FieldKind.Password,
        "single_select" or "select" => FieldKind.Select,
        "textarea" => FieldKind.TextArea,
        "number" => FieldKind.Number,
        "checkbox" => FieldKind.CheckBox,
        "url" => FieldKind.Url,
        "email" => FieldKind.Email,
        "hidden" => FieldKind.Hidden,
        "date" => FieldKind.Date,
        "datetime" or "datetime-local" => FieldKind.DateTime,
        "time" => FieldKind.Time,
        "month" => FieldKind.Month,
        "week" => FieldKind.Week,
        "tel" => FieldKind.Telephone,
        "color" => FieldKind.Color,
        "range" => FieldKind.Range,
        "search" => FieldKind.Search,
        _ => FieldKind.Text,
    };

    private static FieldFormat Format(string? format) => format switch
    {
        "email" => FieldFormat.Email,
        "number" => FieldFormat.Number,
        "uuid" => FieldFormat.Uuid,
        "url" or "uri" => FieldFormat.Url,
        "hostname" => FieldFormat.Hostname,
        "host" => FieldFormat.Host,
        _ => FieldFormat.None,
    };

    private static FieldTransform Transform(string? transform) => transform switch
    {
        "lowercase" => FieldTransform.Lowercase,
        "uppercase" => FieldTransform.Uppercase,
        "sha256" => FieldTransform.Sha256,
        _ => FieldTransform.Trim,
    };
}
