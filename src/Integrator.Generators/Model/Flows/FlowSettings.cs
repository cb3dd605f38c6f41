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
        var names = known.SelectMany(static settings => settings.Names).Distinct().ToList();
        Name = known.Count == 0
            ? new ScopeName("settings", IxType.Any, Runtime.JsonConversions.Of.Call(s_settings))
            : new ScopeName("settings", IxType.Record(new RecordShape("settings", null, () => names.Select(Member), static value => Runtime.JsonConversions.Of.Call(value))), s_settings);
    }

    /// <summary>The values that hold if the user sets none; null if none are declared.</summary>
    public string? Json { get; }

    public ScopeName Name { get; }

    private static RecordMember Member(string name) =>
        new(name, "", IxType.Any) { Access = settings => Runtime.FlowValues.Setting.Call(settings, new Term.Text(name)) };

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
