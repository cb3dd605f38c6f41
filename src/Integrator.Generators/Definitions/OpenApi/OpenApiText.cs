using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Integrator.Generators.Definitions.OpenApi;

/// <summary>A tree of JSON values as Microsoft.OpenApi's document; parts that the library cannot read are taken out first.</summary>
internal static class OpenApiText
{
    private static readonly Uri s_location = new("https://definition.invalid/");
    private static readonly string[] s_versionKeys = ["swagger", "openapi"];
    private static readonly string[] s_sections = ["definitions", "parameters", "responses", "securityDefinitions", "webhooks", "paths"];

    public static OpenApiDocument? Read(JsonNode? root, Report report)
    {
        if (root is not JsonObject document)
        {
            report.Add(Rules.UnsupportedVersion, Place.Root, "The file holds no object, so it is no OpenAPI document");
            return null;
        }

        if (!SettleVersion(document, report))
        {
            return null;
        }

        Vendors.AddPaths(document);
        OpenApiRepair.Repair(document, report);
        try
        {
            return Parse(document);
        }
        catch (Exception first) when (first is not OutOfMemoryException)
        {
            return ReadWithoutBrokenParts(document, first, report);
        }
    }

    private static OpenApiDocument? Parse(JsonObject document)
    {
        // No rules: what the library would call invalid is still worth a client.
        var settings = new OpenApiReaderSettings { RuleSet = new ValidationRuleSet(), LoadExternalRefs = false, DefaultContentType = ["application/json"] };
        return new OpenApiJsonReader().Read(document, s_location, settings).Document;
    }

    private static bool SettleVersion(JsonObject document, Report report)
    {
        var key = document.ContainsKey("swagger") ? "swagger" : "openapi";
        var written = (document[key] as JsonValue)?.ToString();
        if (written is null)
        {
            report.Add(Rules.UnsupportedVersion, Place.Root[key], "The file has no 'openapi' or 'swagger' version, so it is no OpenAPI document");
            return false;
        }

        var known = Known(key, written);
        if (known is null)
        {
            report.Add(Rules.UnsupportedVersion, Place.Root[key], $"OpenAPI version '{written}' is not supported; 2.0, 3.0, 3.1 and 3.2 are");
            return false;
        }

        if (!known.StartsWith(string.Join(".", written.Split('.').Take(2)), StringComparison.Ordinal))
        {
            report.Add(Rules.NewerVersion, Place.Root[key], written, known);
        }

        document[key] = known;
        return true;
    }

    private static string? Known(string key, string written) => (key, written.Trim()) switch
    {
        ("swagger", "2" or "2.0" or "2.0.0") => "2.0",
        ("openapi", "3" or "3.0") => "3.0.4",
        ("openapi", "3.1") => "3.1.1",
        ("openapi", "3.2") => "3.2.0",
        ("openapi", var version) when version.StartsWith("3.0.", StringComparison.Ordinal) => "3.0.4",
        ("openapi", var version) when version.StartsWith("3.1.", StringComparison.Ordinal) => "3.1.1",
        ("openapi", var version) when version.StartsWith("3.", StringComparison.Ordinal) => "3.2.0",
        _ => null,
    };

    /// <summary>Tries each path and each component alone, leaves out those that fail, and reads the rest.</summary>
    private static OpenApiDocument? ReadWithoutBrokenParts(JsonObject document, Exception first, Report report)
    {
        foreach (var (section, place) in Sections(document))
        {
            foreach (var name in section.Select(static member => member.Key).ToList())
            {
                var alone = Skeleton(document, place, name, section[name]);
                if (Failure(alone) is { } failure)
                {
                    report.Add(Rules.DroppedPart, place[name], failure.Message);
                    section.Remove(name);
                }
            }
        }

        if (Failure(document) is { } rest)
        {
            report.Add(Rules.UnsupportedVersion, Place.Root, $"The document cannot be read: {(rest.Message.Length > 0 ? rest : first).Message}");
            return null;
        }

        return Parse(document);
    }

    private static Exception? Failure(JsonObject document)
    {
        try
        {
            Parse((JsonObject)document.DeepClone());
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception;
        }
    }

    private static IEnumerable<(JsonObject Section, Place Place)> Sections(JsonObject document)
    {
        foreach (var name in s_sections)
        {
            if (document[name] is JsonObject section)
            {
                yield return (section, Place.Root[name]);
            }
        }

        foreach (var member in document["components"] as JsonObject ?? [])
        {
            if (member.Value is JsonObject section)
            {
                yield return (section, Place.Root["components"][member.Key]);
            }
        }
    }

    private static JsonObject Skeleton(JsonObject document, Place place, string name, JsonNode? part)
    {
        var skeleton = new JsonObject();
        foreach (var key in s_versionKeys.Where(document.ContainsKey))
        {
            skeleton.Add(key, document[key]?.DeepClone());
        }

        skeleton.Add("info", new JsonObject { ["title"] = "", ["version"] = "" });
        var target = skeleton;
        foreach (var segment in place.Segments)
        {
            var inner = new JsonObject();
            target.Add(segment, inner);
            target = inner;
        }

        target.Add(name, part?.DeepClone());
        return skeleton;
    }
}
