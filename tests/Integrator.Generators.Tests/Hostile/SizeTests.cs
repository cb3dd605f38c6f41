using System.Globalization;
using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Hostile;

/// <summary>Definitions that are larger than anything that people write.</summary>
public sealed class SizeTests
{
    [Fact]
    public void ABombOfAliasesIsRefusedBeforeItFillsTheMemory()
    {
        var lines = Enumerable.Range(1, 12).Select(static level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var generated = GeneratorHost.Run("bomb.openapi.yaml", "openapi: 3.1.0\na0: &a0 [x]\n" + string.Join("\n", lines) + "\n");

        var message = Assert.Single(generated.Diagnostics, static one => one.Id == "INT0001").GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains("aliases expand to more than", message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Fact]
    public void ValuesThatAreSpokenAlikeAreNumberedInTheirOrder()
    {
        var values = string.Join(", ", Enumerable.Range(1, 3_000).Select(static count => $"\"a{new string('.', count)}b\""));

        var generated = GeneratorHost.RunDocument(
            """ "/a": { "get": { "operationId": "getA", "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } } } """,
            $$""" "A": { "type": "string", "enum": [{{values}}] } """);

        Assert.Contains("public static A AB => new(\"a.b\");", generated.All, StringComparison.Ordinal);
        Assert.Contains("public static A AB3000 => new(", generated.All, StringComparison.Ordinal);
        Assert.DoesNotContain("AB3001", generated.All, StringComparison.Ordinal);
    }
}
