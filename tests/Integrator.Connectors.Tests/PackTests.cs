using System.IO.Compression;
using Integrator.Package.Tests.Support;

namespace Integrator.Connectors.Tests;

/// <summary>What a connector's package holds.</summary>
public sealed class PackTests
{
    [Fact]
    public async Task APackageHasTheClientItsReadmeAndTheDefinition()
    {
        var folder = Directory.CreateTempSubdirectory("integrator-pack-");
        try
        {
            // As it was built for this test; packing alone takes seconds.
            var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Split('_')[0];
            await Command.DotnetAsync(
                Repository.Root, "pack", Repository.Path("connectors", "Slack"), "--no-build", "-c", configuration == "release" ? "Release" : "Debug", "-o", folder.FullName, "-nologo");

            using var package = ZipFile.OpenRead(Assert.Single(folder.GetFiles("*.nupkg")).FullName);
            Assert.Superset(
                new HashSet<string>(["lib/net10.0/Integrator.Connectors.Slack.dll", "lib/net10.0/Integrator.Connectors.Slack.xml", "README.md", "content/slack.integration.json", "buildTransitive/Integrator.Connectors.Slack.props"]),
                package.Entries.Select(static entry => entry.FullName).ToHashSet());
            Assert.DoesNotContain(package.Entries, static entry => entry.FullName.Contains("Integrator.Generators", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
