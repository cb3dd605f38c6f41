using System.Globalization;
using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.Integrations.Schemas;

namespace Integrator.Generators.Definitions.Integrations.Actions;

/// <summary>Actions and their steps. An action of one step may be written as that step.</summary>
internal sealed class ActionReader(string name, DefinitionObject keys)
{
    private const string StepsKey = "steps";
    private const string InputKey = "input_schema";
    private const string OutputKey = "output_schema";
    private const string RunIfKey = "run_if";
    private const string TypeKey = "type";
    private const string RequestType = "request";

    public static ActionDefinition Read(string name, DefinitionObject keys) => new ActionReader(name, keys).Read();

    private ActionDefinition Read()
    {
        var blocks = keys.Has(StepsKey) ? keys.Items(StepsKey).ToList() : [keys];
        var isOne = blocks.Count == 1 && blocks[0].Text(TypeKey) == RequestType && !blocks[0].Has(RunIfKey);
        return new ActionDefinition(
            name,
            keys.Text("description"),
            Schema(InputKey, "_input"),
            Schema(OutputKey, "_output"),
            [.. blocks.Select((block, index) => Step(block, index, isOne)).OfType<StepDefinition>()],
            keys.Place);
    }

    private SchemaKey? Schema(string key, string suffix) => keys.Has(key) ? keys.Values.Schemas.Declare(name + suffix, keys.Node(key), keys.Place[key]) : null;

    private StepDefinition? Step(DefinitionObject step, int index, bool isOne)
    {
        var type = step.Text(TypeKey)!;
        var called = step.Text("name") ?? type + "_" + (index + 1).ToString(CultureInfo.InvariantCulture);
        var condition = step.Expression(RunIfKey);
        var config = step.Object("config");
        return type switch
        {
            RequestType => new StepDefinition.Request(Method(config, isOne ? name : name + "_" + called), called, condition, config.Place),
            "transform" => config.Expression("expression") is { } value ? new StepDefinition.Transform(value, called, condition, step.Place) : null,
            "update_context" or "set_context" => (config.Expression("expression") ?? config.Value("values")) is { } values ? new StepDefinition.Store(values, called, condition, step.Place) : null,
            "get_context" => config.Expression("key") is { } variable ? new StepDefinition.Load(variable, step.Text("name") ?? config.Text("key") ?? called, condition, step.Place) : null,
            "form" => new StepDefinition.Form(FieldReader.Read(config), called, condition, step.Place),
            "hook" => config.Text("hook") is { } hook ? new StepDefinition.Hook(hook, called, condition, step.Place) : null,
            _ => null,
        };
    }

    private MethodDefinition? Method(DefinitionObject config, string called) => MethodReader.Read(config, new MethodHeading(ActionDefinition.Resource, called)
    {
        Description = config.Has("description") ? null : keys.Text("description"),
        IsPaged = false,
        AnswersAnything = true,
    });
}
