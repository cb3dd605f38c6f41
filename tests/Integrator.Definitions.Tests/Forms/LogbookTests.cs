using Logbook;

namespace Integrator.Definitions.Tests.Forms;

/// <summary>A form with a hidden field, a day, and a field that depends on another one.</summary>
public sealed class LogbookTests
{
    private static CredentialForm Form => LogbookClient.Api.Account!.Form;

    [Fact, Trait("Feature", "M12")]
    public void FieldsAreShownAsTheDefinitionSays()
    {
        Assert.Equal([FieldType.Hidden, FieldType.Date, FieldType.CheckBox, FieldType.Text], Form.Fields.Select(static field => field.Type));
        Assert.Equal([null, "The first day to read.", null, "The name of the crew."], Form.Fields.Select(static field => field.HelpText));
        Assert.Equal(new FieldCondition("has_crew", "true"), Form.Fields[3].ShownWhen);
    }

    [Theory, Trait("Feature", "M12")]
    [InlineData("2027-01-31", null, null, null)]
    [InlineData("31.1.2027", null, null, "The field 'since' must be a day such as 2027-01-31.")]
    [InlineData("2027-02-30", null, null, "The field 'since' must be a day such as 2027-01-31.")]
    [InlineData(null, null, null, "The field 'since' is required.")]
    [InlineData("2027-01-31", "true", null, "The field 'crew' is required.")]
    [InlineData("2027-01-31", "true", "Ann", null)]
    [InlineData("2027-01-31", "yes", null, "The field 'has_crew' must be 'true' or 'false'.")]
    public void ASubmittedFormIsCheckedFieldByField(string? since, string? hasCrew, string? crew, string? problem)
    {
        var submitted = new Dictionary<string, string?> { ["since"] = since, ["has_crew"] = hasCrew, ["crew"] = crew };

        if (problem is null)
        {
            Assert.Equal(("eu", since, crew), (Form.Accept(submitted)["region"], Form.Accept(submitted)["since"], Form.Accept(submitted).GetValueOrDefault("crew")));
        }
        else
        {
            Assert.Equal([problem], Assert.Throws<FormException>(() => Form.Accept(submitted)).Problems.Values);
        }
    }

    [Fact, Trait("Feature", "M12")]
    public async Task AHiddenFieldIsSentWithItsDefaultAndADayAsItWasGiven()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"count":1}""");
        var client = new LogbookClient(server.Connect(LogbookClient.Api, LogbookCredentials.Key("k"), static options => options.Variables = new LogbookContext { Since = "2027-01-31" }));

        await client.Entries.GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("/v1/entries?since=2027-01-31", "eu"), (server.Call.Target, server.Call.Header("X-Region")));
    }

    [Fact, Trait("Feature", "M12")]
    public async Task VariablesWithAnotherDayAreRefusedBeforeAnythingIsSent()
    {
        await using var server = await WireServer.StartAsync();

        var failure = Assert.Throws<FormException>(() =>
            server.Connect(LogbookClient.Api, LogbookCredentials.Key("k"), static options => options.Variables = new LogbookContext { Since = "31.1.2027" }));

        Assert.Equal(["since"], failure.Problems.Keys);
    }
}
