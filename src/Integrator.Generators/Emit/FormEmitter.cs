using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Initializer;

namespace Integrator.Generators.Emit;

/// <summary>What a user is asked for.</summary>
internal static class FormEmitter
{
    public static string Form(CredentialForm form) => New(RuntimeNames.CredentialForm, [CSharp.Literal(form.Title), List(form.Fields.Select(Field))]);

    private static string Field(FormField field) => New(
        RuntimeNames.FormField,
        [CSharp.Literal(field.Name)],
        Text("Label", field.Label),
        Choice("Type", RuntimeNames.FieldType, field.Type, "Text"),
        Flag("IsRequired", field.IsRequired),
        Flag("IsSecret", field.IsSecret),
        Flag("IsAutomatic", field.IsAutomatic),
        Text("Default", field.Default),
        Choice("Format", RuntimeNames.FieldFormat, field.Format),
        Pattern("Pattern", field.Pattern),
        Choice("Transform", RuntimeNames.FieldTransform, field.Transform),
        Text("Prefix", field.Prefix),
        Text("Suffix", field.Suffix),
        Set("Options", field.Options.Count == 0 ? null : List(field.Options.Select(Pair))),
        Set("ShownWhen", field.Condition is { } condition ? Pair(condition) : null),
        Text("Placeholder", field.Placeholder),
        Text("HelpText", field.HelpText),
        Number("Order", field.Order));

    private static string Pair(NamedText pair) => $"new({CSharp.Literal(pair.Name)}, {CSharp.Literal(pair.Text)})";
}
