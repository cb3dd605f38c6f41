using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>The action of a method is named as operations of documents are: the verb, then the noun.</summary>
public sealed class MethodNameTests
{
    [Theory]
    [InlineData("tickets", "get", "GetTicket")]
    [InlineData("tickets", "list", "ListTickets")]
    [InlineData("tickets", "close", "CloseTicket")]
    [InlineData("people", "find", "FindPeople")]
    [InlineData("companies", "update", "UpdateCompany")]
    [InlineData("addresses", "delete", "DeleteAddress")]
    [InlineData("tickets", "list_all", "ListTicketsAll")]
    [InlineData("tickets", "get_ticket", "GetTicket")]
    [InlineData("users", "me", "UsersMe")]
    [InlineData("status", "get", "GetStatus")]
    [InlineData("news", "get", "GetNews")]
    [InlineData("movies", "get", "GetMovie")]
    public void TheVerbStandsBeforeTheNoun(string resource, string method, string action) => Assert.Equal([action], Actions((resource, method)));

    [Fact]
    public void NamesThatWouldBeOneKeepTheirResource() =>
        Assert.Equal(["TicketGet", "TicketsGet"], Actions(("ticket", "get"), ("tickets", "get")));

    private static IEnumerable<string> Actions(params (string Resource, string Method)[] methods)
    {
        var resources = string.Join(", ", methods.Select(static one =>
            $$""" "{{one.Resource}}": { "{{one.Method}}": { "method": "get", "path": "/{{one.Resource}}", "response_schema": { "type": "string" } } } """));
        var generated = GeneratorHost.Run(
            "crm.integration.json", $$"""{ "label": "Crm", "credentials": { "none": { "format": "none" } }, "base_url": "https://crm.example", "resources": { {{resources}} } }""");

        Assert.Empty(generated.CompilerMessages());
        return System.Text.RegularExpressions.Regex.Matches(generated.All, @"record (\w+) : global::Integrator.IAction<").Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal);
    }
}
