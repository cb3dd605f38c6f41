using System.Text.Json.Serialization;

namespace Integrator.Hosting;

/// <summary>What a form asks for, for hosts that draw it themselves.</summary>
internal sealed record CredentialInfo(
    [property: JsonPropertyName("appName")] string AppName,
    string? Desc,
    IReadOnlyList<CredentialInfoField> Fields,
    IReadOnlyList<CredentialInfoMethod> Methods)
{
    public static CredentialInfo Of(Api api, CredentialMethod method) => new(
        api.Catalogue?.Label ?? api.Name,
        api.Catalogue?.Description,
        [.. ConnectForm.Fields(api, method).Select(CredentialInfoField.Of)],
        [.. api.Methods.Select(static method => new CredentialInfoMethod(method.Name, method.Label, method.HasConsent))]);
}

/// <summary>A way to connect, and whether the user is sent to the provider.</summary>
internal sealed record CredentialInfoMethod(string Name, string Label, bool Redirects);

/// <summary>A field; its type is one of HTML's <c>input</c>, <c>select</c> or <c>textarea</c>.</summary>
internal sealed record CredentialInfoField(
    string Name, string Type, string Label, string? Desc, bool IsOptional, string? Default, IReadOnlyList<CredentialInfoOption>? Options, CredentialInfoCondition? ShowWhen)
{
    private static readonly CredentialInfoOption[] s_yesOrNo = [new("true", "Yes"), new("false", "No")];

    public static CredentialInfoField Of(FormField field) => new(
        field.Name,
        field.Type == FieldType.CheckBox ? "select" : ConnectForm.InputType(field),
        field.Label,
        field.HelpText,
        !field.IsRequired,
        field.IsSecret ? null : field.Default,
        field.Type == FieldType.CheckBox ? s_yesOrNo : field.Options.Count == 0 ? null : [.. field.Options.Select(static option => new CredentialInfoOption(option.Value, option.Label))],
        field.ShownWhen is { } condition ? new CredentialInfoCondition(condition.Field, condition.Value) : null);
}

internal sealed record CredentialInfoOption(string Value, string Label);

internal sealed record CredentialInfoCondition(string Key, string Value);
