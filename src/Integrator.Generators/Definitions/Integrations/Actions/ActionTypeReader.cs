using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Pages;
using Integrator.Generators.Definitions.Integrations.Policies;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Actions;

/// <summary>Actions in the form <c>{name, url, method, parameters, output}</c> as methods.</summary>
internal static class ActionTypeReader
{
    private const string Key = "action_types";

    public static IEnumerable<MethodDefinition> Read(DefinitionObject definition)
    {
        var actions = definition.Node(Key) is JsonArray ? definition.Items(Key) : definition.Object(Key).Objects().Select(static action => action.Value);
        return actions.Select(Method).OfType<MethodDefinition>();
    }

    private static MethodDefinition? Method(DefinitionObject action)
    {
        var parameters = action.Object("parameters");
        var (body, query) = (parameters.Object("body"), ParametersReader.Read(Schema(parameters, "query_params", "query")));
        var heading = new MethodHeading(ActionDefinition.Resource, action.Text("name")!);
        if (PathReader.Read(action.Located("url")!, [.. ParametersReader.Names(body), .. query.All.Select(static parameter => parameter.Name)], action.Values) is not { } path)
        {
            return null;
        }

        return new MethodDefinition(
            heading.Resource,
            heading.Name,
            action.Place,
            Operation: null,
            new Located<string>(action.Text("method")!.ToUpperInvariant(), action.Place["method"]),
            path,
            action.Text("description"),
            MethodNotes.None,
            BaseUrl: null,
            Headers: [],
            Query: [],
            ArrayFormat: null,
            Body(body),
            query,
            ParametersReader.Read(Schema(parameters, "path_params", "path")),
            ParametersReader.Read(parameters.Object("headers")),
            Answer(action, heading),
            new PagingChoice(IsGiven: false, Paging: null, action.Place),
            new PagingExtras(NextPath: null, IgnoresBody: false, AddsQueryToBody: false),
            Authorization: null,
            HasNoAuth: false,
            ForgetsCredential: false,
            PolicyReader.Read(action));
    }

    private static DefinitionObject Schema(DefinitionObject parameters, string key, string alias) => parameters.Has(key) ? parameters.Object(key) : parameters.Object(alias);

    private static RequestBodyDefinition Body(DefinitionObject schema) => new(
        Template: null, IsGiven: false, IsIgnored: false, IsNull: false, Format: null, Xml: null,
        schema.IsEmpty || BodyReader.IsEmpty(schema.Members) ? null : schema.Values.Schemas.Add(schema.Members, schema.Place), !schema.IsEmpty, schema.Place, schema.Place, ParametersReader.Names(schema), Sample: null);

    private static AnswerDefinition Answer(DefinitionObject action, MethodHeading heading)
    {
        var output = action.Object("output");
        if (output.IsEmpty)
        {
            action.Report.AddAtKey(Rules.NoResponseSchema, action.Place, heading.Resource, heading.Name);
        }

        return new AnswerDefinition(action.Values.Schemas.Add(output.Members, output.Place), !output.IsEmpty, IsNothing: false, Format: null, Path: null, ErrorSchema: null, Sample: null);
    }
}
