using Integrator.Package.Tests.Support;

namespace Integrator.Package.Tests;

/// <summary>Who calls one operation of a large API pays for that one.</summary>
public sealed class TrimmingTests(Packages packages) : IClassFixture<Packages>
{
    // 290 kB before one pipeline sent every call (decision 10), 332 kB before origins, secrets and bounds were checked (decision 14), 370 kB before
    // missing members were told and a connection could be that of a vault: 383 kB.
    private const long MostBytes = 390_000;

    [Fact]
    public async Task OneOperationOfGitHubPublishedTrimmedRunsAndIsLight()
    {
        await using var server = await NotesServer.StartAsync();
        var project = new TrimmedProject(packages);

        await project.PublishAsync();

        Assert.Equal("7: integrator/shop\n", (await project.RunAsync(server.Address)).ReplaceLineEndings("\n"));
        Assert.InRange(project.Weight("GitHub") + project.Weight("Integrator.Runtime"), 1, MostBytes);
    }
}
