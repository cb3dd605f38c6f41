using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Bodies that a definition computes.</summary>
internal sealed class ComputedBodyBuilder(BoundApi bound, TypeBuilder types, MethodDefinition method, RequestBuilder request)
{
    /// <summary>Null where the caller gives the body, or there is none.</summary>
    public Body? Build(Operation operation, OperationDefinition written)
    {
        var keys = method.Keys;
        var mediaType = operation.Body?.MediaType ?? MediaTypeNames.Of(keys.Text("body_format"));
        if (keys.Flag("set_body_to_null") == true)
        {
            return new Body("application/json", null, ComputedList("null"), TypeRef.String, IsWritten: false, []);
        }

        new BodyCheck(bound, method).Check(operation.Verb, written);
        if (!keys.Has("body") || keys.IsNull("body") || keys.Flag("ignore_body") == true)
        {
            return null;
        }

        Declare(keys.Value("body"), written.ComputedBody?.Contents.FirstOrDefault(static content => content.Schema is not null)?.Schema, operation.Name);
        var template = WithoutPaging(keys.Value("body"), keys.Place["body"], "");
        if (template is null || (template is JsonObject { Count: 0 } && keys.Value("body") is JsonObject { Count: > 0 }))
        {
            return null;
        }

        if (mediaType == "application/x-www-form-urlencoded" && template is JsonArray)
        {
            bound.Report.Add(Rules.UnfitBody, keys.Place["body"], keys.Text("body_format") ?? "form", "a list");
            return null;
        }

        var isText = template is JsonValue && ValueBuilder.IsComputed(template) && !IsJson(mediaType);
        var code = isText
            ? request.Values.Operand(template, keys.Place["body"], "body", request.Call.Scope, request.Kind, "the body", IxType.Text.OrNull(), mediaType.EndsWith("xml", StringComparison.Ordinal))
            : request.Values.Json(template, keys.Place["body"], request.Call.Scope) is { } compiled ? request.Values.Functions.Operand("computed body", request.Kind, compiled, IxType.Any) : null;
        return code is null ? null : new Body(mediaType, null, code, TypeRef.Any, IsWritten: false, []) { IsNode = !isText };
    }

    private static bool IsJson(string mediaType) => mediaType.EndsWith("json", StringComparison.Ordinal) || mediaType.Contains("form");

    private static string ComputedList(string text) => Expressions.ComputedList.Literal(text);

    // Members that paging fills in are not the template's.
    private JsonNode? WithoutPaging(JsonNode? value, Place at, string path)
    {
        if (value is JsonValue && request.Paging.Takes(value, path, isInBody: true, bound.Texts.At(at, value.ToString()), bound.Report))
        {
            return null;
        }

        if (value is not JsonObject members)
        {
            return value?.DeepClone();
        }

        var kept = new JsonObject();
        foreach (var (key, member) in members.Select(static member => (member.Key, member.Value)))
        {
            var inner = WithoutPaging(member, at[key], path.Length == 0 ? key : path + "." + key);
            if (inner is not null || member is null)
            {
                kept[key] = inner;
            }
        }

        return kept;
    }

    // A placeholder that is a whole member has that member's type.
    private void Declare(JsonNode? value, SchemaDefinition? schema, string action)
    {
        var target = schema is null ? null : bound.Api.Target(schema);
        if (value is JsonObject members)
        {
            foreach (var member in members)
            {
                Declare(member.Value, target is null ? null : Member(target, member.Key, 0), action);
            }
        }
        else if (value is JsonValue && Placeholders.Whole(value.ToString()) is { } placeholder && Input(placeholder) is { } name && schema is not null)
        {
            request.Call.Declare(name, types.Of(schema, action + Names.Pascal(name)).NotNull(), isRequired: false, Prose.Sentence(Prose.Summary(target?.Description, $"The {name}")));
        }
    }

    private SchemaDefinition? Member(SchemaDefinition schema, string name, int depth)
    {
        const int Deepest = 16;
        return depth == Deepest ? null
            : schema.Properties.FirstOrDefault(property => property.Key == name).Value
                ?? schema.AllOf.Select(part => Member(bound.Api.Target(part), name, depth + 1)).FirstOrDefault(static found => found is not null);
    }

    private static string? Input(string placeholder)
    {
        var path = placeholder.Split('?', '|', ':')[0].Trim().Split('.');
        return path.Length == 2 && path[0] is "body" or "args" or "webhook" or "subscription" ? path[1] : null;
    }
}
