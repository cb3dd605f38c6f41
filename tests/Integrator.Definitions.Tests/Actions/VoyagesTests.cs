using Voyages;

namespace Integrator.Definitions.Tests.Actions;

/// <summary>Actions of several steps of every type, and the reserved actions of a life cycle.</summary>
public sealed class VoyagesTests : IAsyncLifetime
{
    private readonly List<VoyagesContext> _stored = [];
    private WireServer _server = null!;
    private Connection _connection = null!;
    private ActionsResource _actions = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await WireServer.StartAsync();
        _connection = _server.Connect(VoyagesClient.Api, VoyagesCredentials.Key("k"), options =>
        {
            options.Variables = new VoyagesContext { Harbour = "north" };
            options.VariablesChanged = (variables, _) =>
            {
                _stored.Add((VoyagesContext)variables);
                return default;
            };
        });
        _actions = new VoyagesClient(_connection).Actions;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory, Trait("Feature", "T95")]
    [InlineData(120, true)]
    [InlineData(80, false)]
    public async Task EachStepReadsWhatEarlierOnesGave(int miles, bool isWarned)
    {
        _server.Then($$"""{"code":"P7","miles":{{miles}}}""").Then("{}");

        var log = await _actions.DepartAsync(new DepartInput { To = "south", Crew = 4 }, Token);

        // get_context, then request
        Assert.Equal(("/v1/plans", """{"from":"north","to":"south","crew":4}"""), (_server.Calls[0].Target, _server.Calls[0].Body));

        // transform, hook and a request that has a condition
        var warnings = _server.Calls.Skip(1).Select(static call => $"{call.Target} {call.Body}");
        Assert.Equal(isWarned ? ["""/v1/warnings {"weather":{"of":"P7 to south","wind":7,"home":"north"}}"""] : [], warnings);
        Assert.Equal($$"""{"title":"P7 to south","miles":{{miles}},"isWarned":{{(isWarned ? "true" : "false")}}}""", log?.ToJsonString());

        // set_context
        Assert.Equal(("P7", "north"), (Assert.Single(_stored).LastPlan?.GetString(), _stored[0].Harbour));
        Assert.Equal("P7", _connection.Variables<VoyagesContext>().LastPlan?.GetString());
    }

    [Fact, Trait("Feature", "T94"), Trait("Feature", "T95")]
    public async Task AfterConnectingTheAccountIsValidatedAndRemembered()
    {
        _server.Then("""{"id":7,"name":"Ann"}""").Then("""{"id":7,"name":"Ann"}""").Then("{}");

        Assert.Equal("Ann", (await _actions.ValidationAsync(Token)).GetProperty("name").GetString());
        await _actions.PostInstallAsync(Token);
        await _actions.RefreshTokenAsync(Token);

        Assert.Equal(["/v1/me", "/v1/me", "/v1/again"], _server.Targets);
        Assert.Equal(("Ann", 7), (Assert.Single(_stored).Captain?.GetString(), _stored[0].CaptainId?.GetInt32()));
        Assert.Equal("""{"captain":"Ann"}""", _server.Calls[2].Body);
    }

    [Fact, Trait("Feature", "T94")]
    public async Task AValidationThatFailsIsAnError()
    {
        _server.Then("""{"message":"closed"}""", 403);

        Assert.Equal(403, (await Assert.ThrowsAsync<ApiException>(() => _actions.ValidationAsync(Token))).Status);
    }

    [Fact, Trait("Feature", "T94"), Trait("Feature", "T95")]
    public void AStepThatAsksIsAForm()
    {
        var form = VoyagesForms.PostConnectUserForm;

        Assert.Equal(["berth", "nights"], form.Fields.Select(static field => field.Name));
        Assert.Equal("1", form.Accept(new Dictionary<string, string?> { ["berth"] = "a" })["nights"]);
        Assert.Equal(["berth"], Assert.Throws<FormException>(() => form.Accept(new Dictionary<string, string?> { ["berth"] = "c" })).Problems.Keys);
    }
}
