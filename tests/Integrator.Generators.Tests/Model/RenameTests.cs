using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Model;

public sealed class RenameTests
{
    private static readonly string s_document = GeneratorHost.Document(
        """
        "/issues": { "get": { "operationId": "listIssues", "tags": ["issues"], "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/issue" } } } } } } },
        "/a": { "get": { "tags": ["other things"], "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/user" } } } } } } }
        """,
        """ "issue": { "properties": { "state": { "type": "object", "properties": { "a": {} } } } }, "user": { "properties": { "a": {} } }, "User": { "properties": { "b": {} } } """);

    [Theory]
    [InlineData("listIssues=ListAll", "record ListAll :", "Task<Issue> ListAllAsync(")]
    [InlineData("listIssues=ListAllIssues", "record ListAllIssues :", "Task<Issue> ListAllAsync(")]
    [InlineData("issue=Ticket; user = Person", "record Ticket(", "record Person(")]
    [InlineData("#/components/schemas/issue=Ticket", "record Ticket(", "record TicketState(")]
    [InlineData("#/components/schemas/issue/properties/state=Mood", "record Issue(", "record Mood(")]
    [InlineData("#/paths/~1a/get=ReadA", "record ReadA :", "Task<User2> ReadAAsync(")]
    [InlineData("tag:issues=Tickets, tag:other things=Rest", "class TicketsResource", "virtual RestResource Rest ")]
    [InlineData("issue=IOSTicket", "record IOSTicket(", "Task<IOSTicket> ListAsync(")]
    [InlineData("issue=a ticket", "record ATicket(", "Task<ATicket> ListAsync(")]
    [InlineData("user=User", "record User(", "Task<User> GetAAsync(")]
    public void WhatIsRenamedIsCalledSo(string renames, params string[] expected)
    {
        var generated = Run(renames);

        Assert.All(expected, part => Assert.Contains(part, generated.All.Replace("global::System.Threading.Tasks.", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.DoesNotContain(generated.Ids, static id => id is "INT1018" or "INT1107");
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory]
    [InlineData("listIssue=ListAll", "INT1018 There is nothing called 'listIssue' that could be renamed to 'ListAll'")]
    [InlineData("#/components/schemas/Gone=Here", "INT1018 There is nothing called '#/components/schemas/Gone' that could be renamed to 'Here'")]
    [InlineData("listIssues", "INT1018 There is nothing called '' that could be renamed to 'listIssues'")]
    [InlineData("issue=Thing, user=Thing", "INT1107 'user' is to become 'Thing', which is taken; it becomes 'Thing2'")]
    [InlineData("listIssues=User", "INT1107 'listIssues' is to become 'User', which is taken; it becomes 'User3'")]
    [InlineData("issue=TestClient", "INT1107 'issue' is to become 'TestClient', which is taken; it becomes 'TestClient2'")]
    public void ARenameThatCannotBeIsTold(string renames, string message)
    {
        var generated = Run(renames);

        Assert.Contains(message, generated.Diagnostics.Select(static finding => $"{finding.Id} {finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
        Assert.Empty(generated.CompilerMessages());
    }

    private static Generated Run(string renames) => GeneratorHost.Run("test.openapi.json", s_document, new ProjectOptions(
        new Dictionary<string, string>(), new Dictionary<string, string> { ["IntegratorRename"] = renames.Replace("#/", "/", StringComparison.Ordinal).Replace(';', ',') }));
}
