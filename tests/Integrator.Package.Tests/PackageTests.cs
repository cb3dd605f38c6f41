using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Integrator.Package.Tests.Support;

namespace Integrator.Package.Tests;

/// <summary>What is shipped, and that a project with nothing else builds and calls with it.</summary>
public sealed class PackageTests(Packages packages) : IClassFixture<Packages>
{
    [Fact]
    public void TheGeneratorPackageHoldsWhatItShould() =>
        Assert.Equal(
            [
                "Integrator.Generators.nuspec", "README.md",
                "analyzers/dotnet/cs/Integrator.Generators.dll", "analyzers/dotnet/cs/Microsoft.OpenApi.dll", "analyzers/dotnet/cs/YamlDotNet.dll",
                "build/Integrator.Generators.props", "build/Integrator.Generators.targets",
                "lib/net10.0/_._", "schema/integration.schema.json",
            ],
            packages.Entries("Integrator.Generators").Where(IsOurs));

    [Fact]
    public void TheRuntimePackageHoldsWhatItShould() =>
        Assert.Equal(
            ["Integrator.Runtime.nuspec", "README.md", "lib/net10.0/Integrator.Runtime.dll", "lib/net10.0/Integrator.Runtime.xml"],
            packages.Entries("Integrator.Runtime").Where(IsOurs));

    [Fact]
    public void TheHostingPackageHoldsWhatItShould() =>
        Assert.Equal(
            ["Integrator.Hosting.nuspec", "README.md", "lib/net10.0/Integrator.Hosting.dll", "lib/net10.0/Integrator.Hosting.xml"],
            packages.Entries("Integrator.Hosting").Where(IsOurs));

    [Theory]
    [InlineData("Integrator.Generators", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.OpenApi", "System.Collections.Immutable", "System.Memory", "System.Text.Json", "YamlDotNet", "netstandard")]
    [InlineData("Microsoft.OpenApi", "System.Buffers", "System.Memory", "System.Net.Http", "System.Text.Json", "netstandard")]
    [InlineData("YamlDotNet", "netstandard")]
    public void AnAnalyzerReferencesWhatTheCompilerHas(string assembly, params string[] allowed) =>
        Assert.Empty(References(packages.Entry("Integrator.Generators", $"analyzers/dotnet/cs/{assembly}.dll")).Except(allowed));

    [Fact]
    public async Task AFreshProjectBuildsAndCalls()
    {
        await using var server = await NotesServer.StartAsync();

        var output = await new FreshProject(packages, "Plain").BuildAndRunAsync("Plain.cs", server.Address);

        Assert.Equal("https://tasks.example\nListAll ListLists\n7: Buy milk [home, food]\n404: No such note\n", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task AProjectWithAContainerGetsItsRegistration()
    {
        await using var server = await NotesServer.StartAsync();

        var output = await new FreshProject(packages, "Services").BuildAndRunAsync(
            "Services.cs", server.Address, "<PackageReference Include=\"Microsoft.Extensions.DependencyInjection\" Version=\"10.0.14\" />");

        Assert.Equal("Buy milk\n", output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("netstandard2.0")]
    public async Task AProjectForAnOlderFrameworkGetsOneErrorThatSaysSo(string framework)
    {
        var output = await new FreshProject(packages, "Older-" + framework).FailToBuildAsync("csproj", framework, "class Program;");

        var error = Assert.Single(output.Split('\n').Where(static line => line.Contains(": error ", StringComparison.Ordinal)).Select(static line => line.Trim()).Distinct());
        Assert.Contains($"INT0015: Integrator.Generators needs net10.0 or later, and this project targets {framework}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fsproj", "module Program\n")]
    [InlineData("vbproj", "Module Program\nEnd Module\n")]
    public async Task AProjectInAnotherLanguageIsToldThatNothingIsGenerated(string extension, string source)
    {
        var output = await new FreshProject(packages, "Other-" + extension).FailToBuildAsync(extension, "net10.0", source);

        Assert.Contains("INT0016: Integrator.Generators generates C# only", output, StringComparison.Ordinal);
    }

    private static bool IsOurs(string entry) =>
        entry is not "[Content_Types].xml" && !entry.StartsWith("_rels/", StringComparison.Ordinal) && !entry.StartsWith("package/", StringComparison.Ordinal);

    private static IEnumerable<string> References(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
