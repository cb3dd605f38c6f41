using System.ComponentModel;
using System.Reflection;
using Pilots;

namespace Integrator.Definitions.Tests.Catalogues;

/// <summary>What tools are told of the methods of a connector, and the addresses that it can be called at.</summary>
public sealed class PilotsTests
{
    [Fact, Trait("Feature", "T87")]
    public void TheTagsOfAResourceStandBeforeThoseOfAMethod()
    {
        Assert.Equal(["pilots.find", "pilots.audit", "pilots.values", "boats.list"], PilotsCatalogue.Actions.Select(static action => action.Name));

        var find = PilotsCatalogue.Actions[0];
        Assert.Equal("Finds a pilot", find.Summary);
        Assert.Equal(["crew", "harbour", "search"], find.Tags);
        Assert.Equal(["pilots:read"], find.Scopes);
        Assert.Empty(PilotsCatalogue.Actions[3].Tags);
        Assert.Equal([false, false, true, false], PilotsCatalogue.Actions.Select(static action => action.IsDeprecated));
    }

    [Fact]
    public void TheVisibilityOfAMethodIsToldToToolsAndToEditors()
    {
        Assert.Equal(
            [CatalogueVisibility.Important, CatalogueVisibility.Advanced, CatalogueVisibility.Internal, CatalogueVisibility.Usual],
            PilotsCatalogue.Actions.Select(static action => action.Visibility));
        Assert.Null(Browsable(nameof(PilotsResource.FindAsync)));
        Assert.Equal(EditorBrowsableState.Advanced, Browsable(nameof(PilotsResource.AuditAsync)));
        Assert.Equal(EditorBrowsableState.Advanced, Browsable(nameof(PilotsResource.AuditResponseAsync)));
        Assert.Equal(EditorBrowsableState.Never, Browsable(nameof(PilotsResource.ValuesAsync)));
    }

    [Fact]
    public async Task AnEnvironmentIsAnAddressToChoose()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"id":1}""").Then("""{"id":1}""");
        var usual = new PilotsClient(server.Connect(PilotsClient.Api, PilotsCredentials.Key("k")));
        var trial = new PilotsClient(server.Connect(PilotsClient.Api, PilotsCredentials.Key("k"), static options => options.BaseAddress = PilotsServers.Sandbox));

        await usual.Pilots.FindAsync(TestContext.Current.CancellationToken);
        await trial.Pilots.FindAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["api.pilots.example", "sandbox.pilots.example"], server.Calls.Select(static call => call.Host));
        Assert.Equal(["Bearer k", "Bearer k"], server.Calls.Select(static call => call.Header("Authorization")));
        Assert.Equal("https://api.pilots.example/v1", PilotsServers.Production.AbsoluteUri);
    }

    private static EditorBrowsableState? Browsable(string method) => typeof(PilotsResource).GetMethod(method)!.GetCustomAttribute<EditorBrowsableAttribute>()?.State;
}
