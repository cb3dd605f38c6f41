using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Json;

namespace Integrator;

/// <summary>What a connector asks of a user once for each account, besides the credential.</summary>
/// <param name="Form">The questions.</param>
public abstract record AccountForm(CredentialForm Form)
{
    /// <summary>The variables that a user submitted, of the type that the connector generates for them.</summary>
    /// <exception cref="FormException">A value is missing or is not what its field allows; all such fields are named at once.</exception>
    public abstract object Accept(IReadOnlyDictionary<string, string?> submitted);

    /// <exception cref="FormException">A value is not what its field allows.</exception>
    internal abstract void Check(object variables);

    /// <summary>The variables of an account that was asked nothing; null when something has to be asked.</summary>
    internal abstract object? Unasked();

    /// <summary>Variables as a JSON object.</summary>
    internal abstract string Json(object variables);

    /// <summary>The variables of a JSON object; without one, those of an account that was asked nothing.</summary>
    internal abstract object? Read(string? json);

    /// <summary>The values of the fields that are secret.</summary>
    internal abstract IEnumerable<string> Secrets(object? variables);
}

/// <summary>The same, and the type that holds the answers.</summary>
/// <param name="Form">The questions.</param>
/// <typeparam name="T">What the connector generates for the variables of an account.</typeparam>
public sealed record AccountForm<T>(CredentialForm Form) : AccountForm(Form)
    where T : class, IJsonModel<T>
{
    /// <summary>The variables that a user submitted: checked, defaults filled in, values transformed.</summary>
    /// <exception cref="FormException">A value is missing or is not what its field allows; all such fields are named at once.</exception>
    public override T Accept(IReadOnlyDictionary<string, string?> submitted)
    {
        var json = new JsonObject();
        foreach (var (name, text) in Form.Accept(submitted))
        {
            json[name] = text is null ? null : Value(Form.Fields.First(field => field.Name == name), text);
        }

        return JsonModel.Parse<T>(json.ToJsonString());
    }

    internal override void Check(object variables)
    {
        if (variables is T account)
        {
            Form.Accept(Texts(account));
        }
    }

    internal override string Json(object variables) => JsonModel.ToJson((T)variables);

    internal override object? Read(string? json) => json is null ? Unasked() : JsonModel.Parse<T>(json);

    internal override IEnumerable<string> Secrets(object? variables) => Form.Fields.Any(static field => field.IsSecret) && variables is T account
        ? Texts(account).Where(text => !Form.IsPublic(text.Key)).Select(static text => text.Value).OfType<string>()
        : [];

    private Dictionary<string, string?> Texts(T account)
    {
        using var json = JsonDocument.Parse(JsonModel.ToBytes(account));
        return json.RootElement.EnumerateObject()
            .Where(member => Form.Fields.Any(field => field.Name == member.Name))
            .ToDictionary(static member => member.Name, static member => JsonPath.Text(member.Value), StringComparer.Ordinal);
    }

    internal override object? Unasked() =>
        Form.Fields.Any(static field => field is { IsRequired: true, Default: null }) ? null : Accept(new Dictionary<string, string?>());

    private static JsonNode? Value(FormField field, string text) => field.Type switch
    {
        FieldType.Number or FieldType.Range => JsonNode.Parse(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
        FieldType.CheckBox => text == "true",
        _ => text,
    };
}
