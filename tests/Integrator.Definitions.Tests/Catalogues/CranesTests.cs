using System.ComponentModel;
using System.Reflection;
using Cranes;

namespace Integrator.Definitions.Tests.Catalogues;

/// <summary>What tools are told of the methods of a connector, and the addresses that it can be called at.</summary>
public sealed class CranesTests
{
    [Fact, Trait("Feature", "T87")]
    public void TheTagsOfAResourceStandBeforeThoseOfAMethod()
    {
        Assert.Equal(["cranes.find", "cranes.audit", "cranes.values", "boats.list"], CranesCatalogue.Actions.Select(static action => action.Name));

        var find = CranesCatalogue.Actions[0];
        Assert.Equal("Finds a crane", find.Summary);
        Assert.Equal(["crew", "harbour", "search"], find.Tags);
        Assert.Equal(["cranes:read"], find.Scopes);
        Assert.Empty(CranesCatalogue.Actions[3].Tags);
        Assert.Equal([false, false, true, false], CranesCatalogue.Actions.Select(static action => action.IsDeprecated));
    }

    [Fact]
    public void TheVisibilityOfAMethodIsToldToToolsAndToEditors()
    {
        Assert.Equal(
            [CatalogueVisibility.Important, CatalogueVisibility.Advanced, CatalogueVisibility.Internal, CatalogueVisibility.Usual],
            CranesCatalogue.Actions.Select(static action => action.Visibility));
        Assert.Null(Browsable(nameof(CranesResource.FindAsync)));
        Assert.Equal(EditorBrowsableState.Advanced, Browsable(nameof(CranesResource.AuditAsync)));
        Assert.Equal(EditorBrowsableState.Advanced, Browsable(nameof(CranesResource.AuditResponseAsync)));
        Assert.Equal(EditorBrowsableState.Never, Browsable(nameof(CranesResource.ValuesAsync)));
    }

    [Fact]
    public async Task AnEnvironmentIsAnAddressToChoose()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"id":1}""").Then("""{"id":1}""");
        var usual = new CranesClient(server.Connect(CranesClient.Api, CranesCredentials.Key("k")));
        var trial = new CranesClient(server.Connect(CranesClient.Api, CranesCredentials.Key("k"), static options => options.BaseAddress = CranesServers.Sandbox));

        await usual.Cranes.FindAsync(TestContext.Current.CancellationToken);
        await trial.Cranes.FindAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["api.cranes.example", "sandbox.cranes.example"], server.Calls.Select(static call => call.Host));
        Assert.Equal(["Bearer k", "Bearer k"], server.Calls.Select(static call => call.Header("Authorization")));
        Assert.Equal("https://api.cranes.example/v1", CranesServers.Production.AbsoluteUri);
    }

    private static EditorBrowsableState? Browsable(string method) => typeof(CranesResource).GetMethod(method)!.GetCustomAttribute<EditorBrowsableAttribute>()?.State;
}
