using Moorings;

namespace Integrator.Definitions.Tests.Forms;

/// <summary>All attributes of a field: what a form shows, what it accepts, and what is sent of it.</summary>
public sealed class MooringsTests
{
    private static AccountForm<MooringsContext> Account => (AccountForm<MooringsContext>)MooringsClient.Api.Account!;

    [Fact, Trait("Feature", "T64"), Trait("Feature", "M11"), Trait("Feature", "M12")]
    public void AFieldShowsWhatTheDefinitionSays()
    {
        var fields = Account.Form.Fields;

        Assert.Equal("Moorings", Account.Form.Connector);
        Assert.Equal(["domain", "code", "pin", "region", "mail", "length", "berth", "site", "host"], fields.Select(static field => field.Name));
        Assert.Equal(("Domain", "acme", "The name before .moorings.example."), (fields[0].Label, fields[0].Placeholder, fields[0].HelpText));
        Assert.Equal([FieldType.Text, FieldType.Text, FieldType.Password, FieldType.Select], fields.Take(4).Select(static field => field.Type));
        Assert.Equal([("eu", "Europe"), ("us", "America")], fields[3].Options.Select(static option => (option.Value, option.Label)));
        Assert.Equal(new FieldCondition("region", "us"), fields[8].ShownWhen);
        Assert.True(fields[2].IsSecret);
    }

    [Fact, Trait("Feature", "T64"), Trait("Feature", "M11"), Trait("Feature", "T29")]
    public async Task WhatIsAcceptedIsTransformedAndSent()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"ok":true}""");
        var variables = Account.Accept(new Dictionary<string, string?> { ["domain"] = " https://ACME.moorings.example ", ["code"] = "ab", ["pin"] = "abc" });

        var connection = server.Connect(MooringsClient.Api, MooringsCredentials.Key("k"), options => options.Variables = variables);
        await new MooringsClient(connection).Berths.GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal("/v1/berths?domain=acme&code=AB&region=eu&area=eu", server.Call.Target);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", server.Call.Header("X-Pin")); // FIPS 180-2, appendix B.1
    }

    [Theory, Trait("Feature", "T64")]
    [InlineData("domain", "a.example/x", "a-b")]
    [InlineData("code", "a1", "xy")]
    [InlineData("region", "asia", "eu")]
    [InlineData("mail", "a@b@c", "a@b.example")]
    [InlineData("length", "1,5x", "-1.5")]
    [InlineData("berth", "0f8fad5b", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("site", "ftp://a.example", "https://a.example/x")]
    public void AValueThatItsFieldDoesNotAllowIsRefused(string field, string bad, string good)
    {
        var problems = Assert.Throws<FormException>(() => Account.Accept(Submitted(field, bad))).Problems;

        Assert.Equal([field], problems.Keys);
        Assert.NotNull(Account.Accept(Submitted(field, good)));
    }

    [Fact, Trait("Feature", "T64")]
    public void AFieldIsAskedForOnlyWhileItIsShown()
    {
        Assert.Equal(["host"], Assert.Throws<FormException>(static () => Account.Accept(Submitted("region", "us"))).Problems.Keys);
        Assert.Null(Account.Accept(Submitted("host", "evil/")).Host);
    }

    private static Dictionary<string, string?> Submitted(string field, string value) => new() { ["domain"] = "acme", [field] = value };
}
