using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Actions in the form <c>{name, url, method, parameters, output}</c> as methods of the resource <c>actions</c>.</summary>
internal static class ActionTypes
{
    public static MethodDefinition Method(ActionTypeDefinition action)
    {
        var keys = new JsonObject { ["method"] = action.Verb, ["path"] = action.Url };
        Copy(action.Keys.Value("description"), keys, "description");
        Copy(action.Parameters("headers").Keys, keys, "header_schema");
        Copy(action.Parameters("query_params", "query").Keys, keys, "query_schema");
        Copy(action.Parameters("path_params", "path").Keys, keys, "path_schema");
        Copy(action.Parameters("body").Keys, keys, "body_schema");
        Copy(action.Keys.Value("output"), keys, "response_schema");
        return new MethodDefinition("actions", action.Name, new Written(keys, action.Keys.Place));
    }

    private static void Copy(JsonNode? value, JsonObject keys, string key)
    {
        if (value is not null and not JsonObject { Count: 0 })
        {
            keys[key] = value.DeepClone();
        }
    }
}
