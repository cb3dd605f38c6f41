using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Whether the body that a method describes can be sent: by its verb, and in its format.</summary>
internal sealed class BodyCheck(BoundApi bound, MethodDefinition method)
{
    private const int Deepest = 16;

    private static readonly string[] s_bodiless = ["GET", "HEAD", "DELETE"];

    private readonly Written _keys = method.Keys;

    /// <param name="operation">What the method and its operation are together.</param>
    public void Check(string verb, OperationDefinition operation)
    {
        if (_keys.Flag("ignore_body") == true)
        {
            return;
        }

        var schema = _keys.Has("body_schema") ? (operation.Body ?? operation.ComputedBody)?.Contents.FirstOrDefault(static content => content.Schema is not null)?.Schema : null;
        var key = _keys.Value("body") is not null ? "body" : schema is not null ? "body_schema" : null;
        if (key is not null && Array.IndexOf(s_bodiless, verb) >= 0)
        {
            bound.Report.AddAtKey(Rules.BodyOfGet, _keys.Place[key], verb);
        }

        if (_keys.Text("body_format") is not ("form" or "text") || key is null || IsBracketed)
        {
            return;
        }

        // What is computed is sent, and the schema only says what of.
        if ((key == "body" ? Records(_keys.Value("body"), _keys.Place["body"]) : Records(schema!, schema!.Place, 0)) is { } place)
        {
            bound.Report.AddAtKey(Rules.UnfitBody, place, _keys.Text("body_format")!, "a list of objects");
        }
    }

    /// <summary>The place of a list of objects; null where there is none.</summary>
    private static Place? Records(JsonNode? value, Place at) => value switch
    {
        JsonArray items when items.Any(static item => item is JsonObject) => at,
        JsonObject members => members.Select(member => Records(member.Value, at[member.Key])).FirstOrDefault(static place => place is not null),
        _ => null,
    };

    private Place? Records(SchemaDefinition schema, Place at, int depth)
    {
        var shape = bound.Api.Target(schema);
        if (depth == Deepest)
        {
            return null;
        }

        if (shape.Items is { } items && !shape.IsTuple)
        {
            var item = bound.Api.Target(items);
            return item.Properties.Count > 0 || item.Kinds == JsonKinds.Object ? at : null;
        }

        return shape.Properties
            .Select(property => Records(property.Value, schema.Reference is null ? property.Value.Place : at, depth + 1))
            .FirstOrDefault(static place => place is not null);
    }

    // With names such as lines[0][sku] a form carries anything.
    private bool IsBracketed => _keys.Text("body_format") == "form"
        && (_keys.Text("query_array_format") ?? bound.Definition.Keys.Text("query_array_format")) is "brackets" or "indices";
}
