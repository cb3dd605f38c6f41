using Integrator.Generators.Definitions.Integrations.Reading;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Where records come from.</summary>
internal static class ExportReader
{
    private const string TypeKey = "type";
    private const string InputKey = "input";

    public static ExportDefinition Read(string name, DefinitionObject keys) => new(
        name,
        FlowReader.Use(keys),
        keys.Located("webhook"),
        keys.Text("label"),
        MappingReader.Members(keys.Object(InputKey)),
        keys.Whole("page_size"),
        keys.Whole("limit") ?? (keys.Text(TypeKey) == "test" ? 1 : null),
        Delta(keys),
        keys.Located("record_path"),
        FilterReader.Read(keys, "filter"),
        FilterReader.Read(keys, "input_filter"),
        keys.Expression("trace_key"),
        keys.Flag("preserve_order") ?? false,
        Once(keys),
        RecordPathReader.Read(keys, "one_to_many"),
        RecordPathReader.List(keys, "group_by"),
        Transform(keys),
        keys.Object("hooks").Located("pre_save_page"),
        FlowReader.Sample(keys),
        keys.Members.ToJsonString(),
        keys.Place);

    private static DeltaDefinition? Delta(DefinitionObject export)
    {
        var delta = export.Object("delta");
        return export.Text(TypeKey) == "delta" && RecordPathReader.Read(delta, "field") is { } field
            ? new DeltaDefinition(delta.Located("param"), field, delta.Text("format"), delta.Whole("lag_seconds") ?? 0, delta.Text("start"), delta.Place)
            : null;
    }

    private static OnceDefinition? Once(DefinitionObject export) => export.ObjectIfAny("once") is not { } once ? null
        : new OnceDefinition(once.Located("mark_operation"), MappingReader.Members(once.Object(InputKey)), RecordPathReader.Read(once, "boolean_field"), once.Place);

    private static TransformDefinition? Transform(DefinitionObject export) => export.ObjectIfAny("transform") is not { } transform ? null
        : new TransformDefinition(transform.Text("mode") == "modify", MappingReader.Members(transform.Object("mapping")), transform.Place);
}
