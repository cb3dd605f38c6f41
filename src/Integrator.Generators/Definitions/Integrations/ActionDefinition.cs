using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Steps that run one after the other: when somebody connects, or when they are called.</summary>
internal sealed record ActionDefinition(string Name, Written Keys)
{
    /// <summary>An action that is one step may be written as that step.</summary>
    /// <summary>What the requests of actions are methods of.</summary>
    public const string Resource = "actions";

    /// <summary>Whether it is one request, and so a method by itself.</summary>
    public bool IsRequest => Steps is { Count: 1 } steps && steps[0] is { Type: "request" } step && !step.Keys.Has("run_if");

    /// <summary>What its input is called among the types; null where it has none.</summary>
    public string? InputType => Keys.Has("input_schema") ? Name + "_input" : null;

    /// <summary>Its requests as methods.</summary>
    public IEnumerable<MethodDefinition> Methods => Steps.Where(static step => step.Type == "request").Select(step => step.Method(IsRequest ? Name : Name + "_" + step.Name, Keys.Text("description")));

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

    /// <summary>The request of the step as a method.</summary>
    public MethodDefinition Method(string name, string? description)
    {
        var keys = (JsonObject)Config.Keys.DeepClone();
        keys["pagination"] = null;
        if (!keys.ContainsKey("operation") && !keys.ContainsKey("response_schema"))
        {
            keys["response_schema"] = new JsonObject();
        }

        if (description is not null && !keys.ContainsKey("description"))
        {
            keys["description"] = description;
        }

        return new MethodDefinition(ActionDefinition.Resource, name, Config with { Keys = keys });
    }

    public Written Config => Keys.Object("config");

    /// <summary>The names of the variables that it stores.</summary>
    public IEnumerable<string> StoredVariables => Type is not ("update_context" or "set_context") ? []
        : Config.Text("expression") is { } expression ? s_key.Matches(expression).Cast<Match>().Select(static key => key.Groups[1].Value)
        : Config.Object("values").Keys.Select(static member => member.Key);
}
