using System.Text.RegularExpressions;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Steps that run one after the other: when somebody connects, or when they are called.</summary>
internal sealed record ActionDefinition(string Name, Written Keys)
{
    /// <summary>An action that is one step may be written as that step.</summary>
    public IReadOnlyList<StepDefinition> Steps => Keys.Has("steps")
        ? [.. Keys.Items("steps").Select(static (step, index) => new StepDefinition(step, index))]
        : [new StepDefinition(Keys, 0)];
}

/// <param name="Index">Its number among the steps, from 0.</param>
internal sealed record StepDefinition(Written Keys, int Index)
{
    private static readonly Regex s_key = new(@"[{,]\s*['""]?([A-Za-z_][A-Za-z0-9_]*)['""]?\s*:", RegexOptions.CultureInvariant);

    public string Type => Keys.Text("type")!;

    /// <summary>What later steps call it; the type and a number where nobody said.</summary>
    public string Name => Keys.Text("name") ?? Type + "_" + (Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public Written Config => Keys.Object("config");

    /// <summary>The names of the variables that it stores.</summary>
    public IEnumerable<string> StoredVariables => Type is not ("update_context" or "set_context") ? []
        : Config.Text("expression") is { } expression ? s_key.Matches(expression).Cast<Match>().Select(static key => key.Groups[1].Value)
        : Config.Object("values").Keys.Select(static member => member.Key);
}
