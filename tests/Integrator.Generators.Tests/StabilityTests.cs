using System.Text.Json.Nodes;
using Integrator.Generators.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Integrator.Generators.Tests;

/// <summary>What comes into a document changes nothing of what was there, wherever it comes.</summary>
public sealed class StabilityTests
{
    private static readonly string[] s_words = ["order", "line", "item", "Order", "Line"];
    private static readonly string[] s_places = ["first", "middle", "last"];

    public static TheoryData<int, string> Seeds => [.. Enumerable.Range(0, 50).Select(static seed => (seed, s_places[seed % s_places.Length]))];

    public static TheoryData<string, string> Written =>
    [
        .. new[] { "tests/Integrator.Golden/Minimal/minimal.openapi.json", "samples/OrderSync/shop.openapi.json" }
            .SelectMany(static path => s_places.Select(place => (path, place))),
    ];

    [Theory, MemberData(nameof(Written))]
    public void WhatComesIntoAWrittenDocumentMovesNothing(string path, string place) =>
        Check((JsonObject)JsonNode.Parse(File.ReadAllText(Repository.Path(path.Split('/'))))!, place);

    [Theory, MemberData(nameof(Seeds))]
    public void WhatComesIntoAnyDocumentMovesNothing(int seed, string place) => Check(Random(new Random(seed)), place);

    [Theory]
    [InlineData("order", "Order", "Order2")]
    [InlineData("Order", "Order", "Order2")]
    public void TheOrderOfTwoThatAreCalledAlikeDecidesNothing(string first, string plain, string numbered)
    {
        var second = first == "order" ? "Order" : "order";
        var generated = GeneratorHost.RunDocument(
            $$""" "/a": { "get": { "operationId": "a", "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } }, "201": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/order" } } } } } } } """,
            $$""" "{{first}}": { "properties": { "{{first}}s": {} } }, "{{second}}": { "properties": { "{{second}}s": {} } } """);

        Assert.Contains($"record Ok(global::Test.{plain} Value)", generated.All, StringComparison.Ordinal);
        Assert.Contains($"record Created(global::Test.{numbered} Value)", generated.All, StringComparison.Ordinal);
    }

    private static void Check(JsonObject document, string place)
    {
        var before = Declarations(document);
        Add(document, place);
        var after = Declarations(document);

        Assert.All(before, declaration => Assert.True(after.GetValueOrDefault(declaration.Key) == declaration.Value, $"{declaration.Key} was\n{declaration.Value}\nand is\n{after.GetValueOrDefault(declaration.Key)}"));
    }

    /// <summary>All types but the client, which has a resource more.</summary>
    private static Dictionary<string, string> Declarations(JsonObject document)
    {
        var generated = GeneratorHost.Run("test.openapi.json", document.ToJsonString());
        Assert.DoesNotContain(generated.Ids, static id => id == "INT9001");
        return generated.Files.Values
            .Select(static file => SyntaxFactory.ParseCompilationUnit(file, options: GeneratorHost.ParseOptions))
            .SelectMany(static unit => unit.Members.OfType<FileScopedNamespaceDeclarationSyntax>())
            .SelectMany(static space => space.Members.OfType<BaseTypeDeclarationSyntax>())
            .Where(static type => type.Identifier.Text != "TestClient")
            .ToDictionary(static type => type.Identifier.Text, static type => type.ToString(), StringComparer.Ordinal);
    }

    /// <summary>Two schemas and two operations that lead, in another order, to what was there.</summary>
    private static void Add(JsonObject document, string place)
    {
        var schemas = (JsonObject)document["components"]!["schemas"]!;
        var keys = schemas.Select(static schema => schema.Key).Reverse().ToList();
        var members = new JsonObject([.. keys.Select(static (key, index) => KeyValuePair.Create<string, JsonNode?>("m" + index, new JsonObject { ["$ref"] = "#/components/schemas/" + key }))]);
        Insert(schemas, place, "Unrelated", new JsonObject { ["type"] = "object", ["properties"] = members });
        Insert(schemas, place, "aardvark", new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["tail"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["a"] = new JsonObject() } } } });
        var paths = (JsonObject)document["paths"]!;
        Insert(paths, place, "/aardvarks", Operation("listAardvarks", "aardvark"));
        Insert(paths, place, "/zebras", Operation("listZebras", "Unrelated"));
    }

    private static void Insert(JsonObject target, string place, string key, JsonNode value)
    {
        var members = target.ToList();
        target.Clear();
        members.Insert(place switch { "first" => 0, "last" => members.Count, _ => members.Count / 2 }, KeyValuePair.Create<string, JsonNode?>(key, value));
        foreach (var member in members)
        {
            target.Add(member);
        }
    }

    private static JsonObject Operation(string id, string schema) => new()
    {
        ["get"] = new JsonObject { ["operationId"] = id, ["tags"] = new JsonArray("unrelated"), ["responses"] = Answer(new JsonObject { ["$ref"] = "#/components/schemas/" + schema }) },
    };

    private static JsonObject Answer(JsonObject schema) =>
        new() { ["200"] = new JsonObject { ["description"] = "", ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } } } };

    /// <summary>A document whose names are made of few words, so that many of them come to the same.</summary>
    private static JsonObject Random(Random random)
    {
        var schemas = new JsonObject();
        for (var index = 0; index < 8; index++)
        {
            schemas[Words(random, 1 + random.Next(3))] = Schema(random, schemas, 3);
        }

        var paths = new JsonObject();
        for (var index = 0; index < 8; index++)
        {
            paths["/" + Words(random, 2) + index.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new JsonObject
            {
                ["post"] = new JsonObject
                {
                    ["operationId"] = Words(random, 1 + random.Next(3)),
                    ["tags"] = new JsonArray(Words(random, 1)),
                    ["requestBody"] = new JsonObject { ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Schema(random, schemas, 2) } } },
                    ["responses"] = Answer(Schema(random, schemas, 2)),
                },
            };
        }

        return new JsonObject { ["openapi"] = "3.1.1", ["paths"] = paths, ["components"] = new JsonObject { ["schemas"] = schemas } };
    }

    private static JsonObject Schema(Random random, JsonObject known, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
        {
            return random.Next(3) == 0 && known.Count > 0 ? new JsonObject { ["$ref"] = "#/components/schemas/" + known.ElementAt(random.Next(known.Count)).Key }
                : random.Next(2) == 0 ? new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("a", "b") }
                : new JsonObject { ["type"] = "integer" };
        }

        if (random.Next(4) == 0)
        {
            return new JsonObject { ["type"] = "array", ["items"] = Schema(random, known, depth - 1) };
        }

        var members = new JsonObject();
        for (var index = 0; index < 3; index++)
        {
            members[Words(random, 1 + random.Next(2))] = Schema(random, known, depth - 1);
        }

        return new JsonObject { ["type"] = "object", ["properties"] = members };
    }

    private static string Words(Random random, int count) => string.Join(random.Next(2) == 0 ? "_" : "", Enumerable.Range(0, count).Select(_ => s_words[random.Next(s_words.Length)]));
}
