using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>The values of a flow that its user may set.</summary>
internal sealed class FlowSettings
{
    private static readonly Term s_settings = new Term.Variable("Settings");

    /// <param name="declared">What the definition and the flow declare; null for nothing, so that any name may be a setting.</param>
    public FlowSettings(params DefinitionSettings?[] declared)
    {
        var known = declared.OfType<DefinitionSettings>().ToList();
        Json = known.Count == 0 ? null : Merged(known);
        var defaults = Json is null ? [] : System.Text.Json.Nodes.JsonNode.Parse(Json)!.AsObject().ToList();
        Name = known.Count == 0
            ? new ScopeName("settings", IxType.Any, Runtime.JsonConversions.Of.Call(s_settings))
            : new ScopeName("settings", IxType.Record(new RecordShape("settings", null, () => defaults.Select(static one => Member(one.Key, one.Value)), static value => Runtime.JsonConversions.Of.Call(value))), s_settings);
    }

    /// <summary>The values that hold if the user sets none; null if none are declared.</summary>
    public string? Json { get; }

    public ScopeName Name { get; }

    // A setting is of the kind that its default is.
    private static RecordMember Member(string name, System.Text.Json.Nodes.JsonNode? value)
    {
        var (type, read) = value?.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => (IxType.Text.OrNull(), Runtime.FlowValues.TextSetting),
            System.Text.Json.JsonValueKind.Number => (IxType.Number.OrNull(), Runtime.FlowValues.NumberSetting),
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => (IxType.Bool.OrNull(), Runtime.FlowValues.FlagSetting),
            _ => (IxType.Any, Runtime.FlowValues.Setting),
        };
        return new RecordMember(name, "", type) { Access = settings => read.Call(settings, new Term.Text(name)) };
    }

    private static string Merged(List<DefinitionSettings> all)
    {
        var merged = new System.Text.Json.Nodes.JsonObject();
        foreach (var member in all.Select(static settings => System.Text.Json.Nodes.JsonNode.Parse(settings.Json)!.AsObject()).SelectMany(static one => one.ToList()))
        {
            merged[member.Key] = member.Value?.DeepClone();
        }

        return merged.ToJsonString();
    }
}
