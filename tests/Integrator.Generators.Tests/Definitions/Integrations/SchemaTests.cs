using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>The schema that editors complete by and the compiler that reads by it do not drift apart.</summary>
public sealed partial class SchemaTests
{
    // Keywords of JSON Schema, and members of what the schema leaves open: error_mapping, update_context, parameters of a token.
    private static readonly string[] s_open = ["properties", "code", "values", "grant_type"];

    // Said to people: it changes nothing that is generated.
    private static readonly string[] s_prose = ["resource", "documentation_link", "api_documentation_url"];

    private static readonly string[] s_described = ["credential", "authorization", "pagination", "rate_limit", "retry", "method", "webhook", "action", "field", "altan_action", "request_step"];

    private static readonly Lazy<string> s_source = new(static () => string.Concat(
        Directory.EnumerateFiles(Repository.Path("src", "Integrator.Generators", "Definitions", "Integrations"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)));

    private static readonly Lazy<JsonObject> s_schema = new(static () =>
        JsonNode.Parse(File.ReadAllText(Repository.Path("src", "Integrator.Generators", "schema", "integration.schema.json")))!["$defs"]!.AsObject());

    public static TheoryData<string> Described => [.. s_described];

    [Fact]
    public void WhatIsReadStandsInTheSchema()
    {
        var known = Properties(s_schema.Value, "").Select(static property => property.Name).ToHashSet(StringComparer.Ordinal);
        var read = ReadKey().Matches(s_source.Value).SelectMany(static match => Literal().Matches(match.Value)).Select(static match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.True(read.Count > 100);
        Assert.Equal([], read.Where(key => !known.Contains(key) && !s_open.Contains(key)));
    }

    [Theory, MemberData(nameof(Described))]
    public void WhatStandsInTheSchemaIsReadOrMarked(string name)
    {
        var written = Literal().Matches(s_source.Value).Select(static match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        // Addresses of a token are asked for by what they are for.
        foreach (var use in (string[])["token", "authorize", "refresh"])
        {
            written.UnionWith([use + "Host", use + "Path"]);
        }

        var all = Properties(s_schema.Value[name], name).ToList();

        Assert.NotEmpty(all);
        Assert.Equal([], all.Where(property => !property.IsMarked && !written.Contains(property.Name) && !s_prose.Contains(property.Name)).Select(static property => property.Path));
    }

    // What stands below a mark is marked with it.
    private static IEnumerable<(string Path, string Name, bool IsMarked)> Properties(JsonNode? node, string path)
    {
        foreach (var (key, value) in node as JsonObject ?? [])
        {
            if (key == "properties" && value is JsonObject properties)
            {
                foreach (var (name, property) in properties)
                {
                    var isMarked = property is JsonObject members && (members.ContainsKey("x-not-acted-on") || members.ContainsKey("x-alias-of"));
                    yield return ($"{path}/{name}", name, isMarked);
                    foreach (var inner in Properties(property, $"{path}/{name}"))
                    {
                        yield return inner with { IsMarked = isMarked || inner.IsMarked };
                    }
                }
            }
            else
            {
                foreach (var inner in value is JsonArray items ? items.SelectMany(item => Properties(item, path)) : Properties(value, path))
                {
                    yield return inner;
                }
            }
        }
    }

    [GeneratedRegex("""\.(?:Text|Texts|TextPairs|Flag|Whole|Number|Scalar|Node|Object|ObjectIfAny|Items|Has|IsNull|Value|Secret|Expression|Located|Schema|Pairs)\("[a-zA-Z0-9_]+"(?:, "[a-zA-Z0-9_]+")*\)""")]
    private static partial Regex ReadKey();

    [GeneratedRegex("\"([a-zA-Z0-9_$]+)\"")]
    private static partial Regex Literal();
}
