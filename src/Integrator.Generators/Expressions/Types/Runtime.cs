namespace Integrator.Generators.Expressions.Types;

/// <summary>Names in the runtime that printed expressions call.</summary>
internal static class Runtime
{
    public const string Node = "global::System.Text.Json.Nodes.JsonNode";
    public const string Json = Space + "JsonValues.";
    public const string Order = Space + "JsonOrder.";
    public const string Convert = Space + "JsonConversions.";
    public const string Maps = Space + "Maps.";
    public const string Records = Space + "JsonRecords.";
    public const string Lists = Space + "Lists.";
    public const string Texts = Space + "Texts.";
    public const string Numbers = Space + "Numbers.";
    public const string Dates = Space + "Dates.";

    /// <summary>The variable that holds what one evaluation shares: its instant.</summary>
    public const string Evaluation = "evaluation";

    public const string Space = "global::Integrator.Expressions.";
}
