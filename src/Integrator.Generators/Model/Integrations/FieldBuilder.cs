using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Fields of a definition to those of a form.</summary>
internal sealed class FieldBuilder(Report report)
{
    private const string Space = "global::Integrator.";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>What is asked of a user, as one form.</summary>
    /// <param name="connector">What messages call the connector.</param>
    public Setting Form(string connector, IReadOnlyList<FieldDefinition> fields) => new Setting.New(
        Space + "CredentialForm",
        new Setting[] { new Setting.Text(connector), new Setting.List(Checked(fields).Select(Field).ToEquatableArray()) }.ToEquatableArray(),
        []);

    /// <summary>The fields of one credential: their names may be those of another, and not those of the account.</summary>
    public FieldBuilder Apart()
    {
        var apart = new FieldBuilder(report);
        apart._names.UnionWith(_names);
        return apart;
    }

    private IEnumerable<FieldDefinition> Checked(IReadOnlyList<FieldDefinition> fields)
    {
        foreach (var field in fields)
        {
            if (!_names.Add(field.Name))
            {
                report.Add(Rules.RepeatedField, field.Keys.Place["name"], field.Name);
                continue;
            }

            if (field.Type is "select" or "single_select" && !field.Keys.Items("options").Any())
            {
                report.Add(Rules.NoOptions, field.Keys.Place["name"], field.Name);
            }

            Check(field, fields);
            yield return field;
        }
    }

    private void Check(FieldDefinition field, IReadOnlyList<FieldDefinition> fields)
    {
        var condition = field.Keys.Object("show_when");
        if (condition.Text("key") is not { } key)
        {
            return;
        }

        var value = condition.Value("value")?.ToString() ?? "";
        var other = fields.FirstOrDefault(other => other.Name == key);
        var options = other?.Keys.Items("options").Select(static option => option.Text("value")).ToList() ?? [];
        if (other is null || (options.Count > 0 && !options.Contains(value)))
        {
            report.Add(Rules.UnmetCondition, condition.Place[other is null ? "key" : "value"], field.Name, key, value);
        }
    }

    private Setting Field(FieldDefinition field)
    {
        var keys = field.Keys;
        IEnumerable<NamedSetting?> members =
        [
            Text(keys, "label", "Label"),
            Type(field.Type) is "Text" ? null : new NamedSetting("Type", Code("FieldType", Type(field.Type))),
            Flag(field.IsRequired, "IsRequired"),
            Flag(keys.Flag("secret"), "IsSecret"),
            Flag(keys.Flag("automated"), "IsAutomatic"),
            keys.Value("default") is { } given ? new NamedSetting("Default", new Setting.Text(given.ToString())) : null,
            Format(keys.Text("format")) is { } format ? new NamedSetting("Format", Code("FieldFormat", format)) : null,
            Patterns.Build(keys, "pattern", "Pattern", report),
            keys.Text("transform") is { } transform and not "trim" ? new NamedSetting("Transform", Code("FieldTransform", Names.Pascal(transform))) : null,
            Text(keys, "prefix", "Prefix"),
            Text(keys, "suffix", "Suffix"),
            Options(keys),
            Condition(keys.Object("show_when")),
            Text(keys, "placeholder", "Placeholder"),
            Text(keys, "help_text", "HelpText"),
            keys.Whole("order") is { } order ? new NamedSetting("Order", Setting.Of(order)) : null,
        ];
        return new Setting.New(Space + "FormField", new Setting[] { new Setting.Text(field.Name) }.ToEquatableArray(), members.OfType<NamedSetting>().ToEquatableArray());
    }

    private static NamedSetting? Options(Written keys)
    {
        var options = keys.Items("options")
            .Select(static option => (Setting)new Setting.New(null, new Setting[] { new Setting.Text(option.Text("value")!), new Setting.Text(option.Text("label") ?? option.Text("value")!) }.ToEquatableArray(), []))
            .ToEquatableArray();
        return options.Count == 0 ? null : new NamedSetting("Options", new Setting.List(options));
    }

    private static NamedSetting? Condition(Written condition) => condition.Text("key") is not { } key ? null : new NamedSetting(
        "ShownWhen",
        new Setting.New(null, new Setting[] { new Setting.Text(key), new Setting.Text(condition.Value("value")?.ToString() ?? "") }.ToEquatableArray(), []));

    private static NamedSetting? Text(Written keys, string key, string member) => keys.Text(key) is { } text ? new NamedSetting(member, new Setting.Text(text)) : null;

    private static NamedSetting? Flag(bool? value, string member) => value == true ? new NamedSetting(member, Setting.Of(true)) : null;

    private static Setting.Code Code(string type, string member) => new Setting.Code($"{Space}{type}.{member}");

    private static string Type(string type) => type switch
    {
        "password" => "Password",
        "single_select" or "select" => "Select",
        "textarea" => "TextArea",
        "number" => "Number",
        "checkbox" => "CheckBox",
        "url" => "Url",
        "email" => "Email",
        "hidden" => "Hidden",
        _ => "Text",
    };

    private static string? Format(string? format) => format switch
    {
        "email" => "Email",
        "number" => "Number",
        "uuid" => "Uuid",
        "url" or "uri" => "Url",
        "hostname" => "Hostname",
        _ => null,
    };
}
