using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests.Parameters;

public sealed class ScalarTests
{
    [Theory, Construct(93)]
    [InlineData("{ type: string, default: '2024-01-01' }", "string p = \"2024-01-01\"", "2024-01-01")]
    [InlineData("{ type: string, enum: [v2] }", "string p = \"v2\"", "v2")]
    [InlineData("{ type: integer, default: 20 }", "long p = 20", "20")]
    [InlineData("{ type: boolean, default: true }", "bool p = true", "true")]
    [InlineData("{ type: string, enum: [asc, desc], default: asc }", "SendP? p = null", "asc")]
    public Task ARequiredDefaultIsSent(string schema, string argument, string value)
    {
        var document = Of($"required: true, schema: {schema}");
        Code.Of(document).Declares("PetsResource", $"Task SendAsync({argument}, CancellationToken cancellationToken = default)");
        return Call.Of(document, "await client.Pets.SendAsync(); await connection.SendAsync(new Send());").Sends("GET /pets?p=" + value, "GET /pets?p=" + value);
    }

    [Fact, Construct(93)]
    public Task ADefaultOfAnotherTypeIsNone() =>
        Call.Of(Of("schema: { type: string, default: { a: 1 } }"), "await client.Pets.SendAsync(); await client.Pets.SendAsync(\"x\");").Sends("GET /pets", "GET /pets?p=x");

    [Fact, Construct(93)]
    public Task ADefaultMayStandInAComponent() =>
        Call.Of(Document.Operation("GET /pets", "parameters: [{ name: p, in: query, required: true, schema: { $ref: '#/components/schemas/Order' } }]", "Order: { type: string, enum: [asc, desc], default: desc }"),
            "await client.Pets.SendAsync();").Sends("GET /pets?p=desc");

    [Fact, Construct(93)]
    public void ADefaultThatLeadsInACircleIsNone() =>
        Code.Of(Document.Operation("GET /pets", "parameters: [{ name: p, in: query, required: true, schema: { $ref: '#/components/schemas/A' } }]", "A: { $ref: '#/components/schemas/A' }"))
            .Declares("PetsResource", "Task SendAsync(JsonElement p, CancellationToken cancellationToken = default)");

    [Fact, Construct(93)]
    public Task ADefaultCanBeOverridden() =>
        Call.Of(Of("required: true, schema: { type: string, enum: [asc, desc], default: asc }"), "await client.Pets.SendAsync(SendP.Desc);").Sends("GET /pets?p=desc");

    [Fact, Construct(93)]
    public Task AnOptionalDefaultIsOnlyDocumented()
    {
        var document = Of("schema: { type: integer, default: 20 }");
        Assert.Contains("<param name=\"p\">The p query parameter. The default is 20.</param>", Code.Of(document).Generated.All, StringComparison.Ordinal);
        return Call.Of(document, "await client.Pets.SendAsync();").Sends("GET /pets");
    }

    [Theory, Construct(93)]
    [InlineData("{ type: integer, default: many }")]
    [InlineData("{ type: string, default: { a: 1 } }")]
    [InlineData("{ type: string, enum: [a, b], default: c }")]
    public void ADefaultThatIsNoSuchValueIsNone(string schema) =>
        Assert.DoesNotContain("p = ", Code.Of(Of($"required: true, schema: {schema}")).Generated["Test.Resources.Pets.g.cs"].Split("=>")[1], StringComparison.Ordinal);

    [Theory, Construct(94)]
    [InlineData("{ type: boolean }", "true", "true")]
    [InlineData("{ type: number }", "1.5", "1.5")]
    [InlineData("{ type: number, format: decimal }", "1.50m", "1.50")]
    [InlineData("{ type: string, format: date }", "new DateOnly(2024, 2, 3)", "2024-02-03")]
    [InlineData("{ format: date }", "new DateOnly(2024, 2, 3)", "2024-02-03")]
    [InlineData("{ minLength: 2 }", "\"ab\"", "ab")]
    [InlineData("{ type: string, format: date-time }", "new DateTimeOffset(2024, 2, 3, 4, 5, 6, TimeSpan.FromHours(1))", "2024-02-03T04%3A05%3A06%2B01%3A00")]
    [InlineData("{ type: string, format: uuid }", "Guid.Empty", "00000000-0000-0000-0000-000000000000")]
    [InlineData("{ type: string, format: byte }", "new byte[] { 255, 254 }", "%2F%2F4%3D")]
    [InlineData("{ type: integer, format: unix-time }", "DateTimeOffset.UnixEpoch.AddSeconds(7)", "7")]
    [InlineData("{ type: string, enum: [in-stock, 'sold out'] }", "SendP.SoldOut", "sold%20out")]
    [InlineData("{ type: integer, enum: [1, 2], x-enum-varnames: [One, Two] }", "SendP.Two", "2")]
    public Task AScalarIsTheSameTextInEveryCulture(string schema, string value, string text) =>
        Call.Of(Of($"schema: {schema}"), $"System.Globalization.CultureInfo.CurrentCulture = new(\"de-DE\"); await client.Pets.SendAsync({value});").Sends("GET /pets?p=" + text);

    [Fact, Construct(95)]
    public void AComponentIsUsedByMany() =>
        Code.Of(Document.With("""
            /a: { get: { operationId: listA, parameters: [{ $ref: '#/components/parameters/limit' }] } }
            /b: { get: { operationId: listB, parameters: [{ $ref: '#/components/parameters/limit' }] } }
            """, rest: "  parameters: { limit: { name: limit, in: query, schema: { type: integer, format: int32 } } }"))
            .Declares("AResource", "Task ListAsync(int? limit = null, CancellationToken cancellationToken = default)")
            .Declares("BResource", "Task ListAsync(int? limit = null, CancellationToken cancellationToken = default)");

    [Fact, Construct(95)]
    public void AParameterListedTwiceIsOne() =>
        Code.Of(Document.Operation("GET /pets", "parameters: [{ name: p, in: query, schema: { type: string } }, { name: p, in: query, schema: { type: integer } }]"))
            .Declares("PetsResource", "Task SendAsync(string? p = null, CancellationToken cancellationToken = default)")
            .Finds("INT1011 p");

    private static Document Of(string members) => Document.Operation("GET /pets", $$"""parameters: [{ name: p, in: query, {{members}} }]""");
}
