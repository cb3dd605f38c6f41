using System.Runtime.InteropServices;
using System.Security;
using Integrator.Corpus.Documents;

namespace Integrator.Package.Tests.Support;

/// <summary>A library with the whole GitHub document as its connector, and a program that calls one of its operations, published trimmed.</summary>
internal sealed class TrimmedProject(Packages packages)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(15);

    private readonly string _folder = Path.Combine(packages.Folder.FullName, "Trimmed");

    private string Published => Path.Combine(_folder, "published");

    /// <summary>Publishes with trimming warnings as errors.</summary>
    public async Task PublishAsync()
    {
        var roots = await NpmPackage.RootsAsync([], ["@octokit/openapi@23.0.2"], TestContext.Current.CancellationToken);
        Write("nuget.config", FreshProject.Config(packages.Feed));
        Write("GitHub/GitHub.csproj", Library());
        File.Copy(Path.Combine(roots[0], "generated", "api.github.com.json"), Path.Combine(_folder, "GitHub", "api.github.com.json"));
        Write("Program/Program.csproj", Program());
        File.Copy(Repository.Path("tests", "Integrator.Package.Tests", "Consumer", "Trimmed.cs"), Path.Combine(_folder, "Program", "Program.cs"));
        await Command.RunAsync(
            "dotnet", _folder, s_limit, "publish", "Program", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "-p:PublishTrimmed=true", "-warnaserror", "-v", "q", "-o", Published);
    }

    /// <summary>Runs what was published, without the SDK.</summary>
    public Task<string> RunAsync(string address) =>
        Command.RunAsync(Path.Combine(Published, OperatingSystem.IsWindows() ? "Program.exe" : "Program"), Published, s_limit, address);

    /// <summary>What a published assembly weighs, in bytes.</summary>
    public long Weight(string assembly) => new FileInfo(Path.Combine(Published, assembly + ".dll")).Length;

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private string Library() => Project($"""
        <PackageReference Include="Integrator.Generators" Version="{Packages.Version}" />
        <Connector Include="api.github.com.json" Name="GitHub" />
        """, "<IsTrimmable>true</IsTrimmable>");

    private string Program() => Project("""<ProjectReference Include="../GitHub/GitHub.csproj" />""", "<OutputType>Exe</OutputType><TrimmerSingleWarn>false</TrimmerSingleWarn>");

    private string Project(string items, string properties) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <RestorePackagesPath>{SecurityElement.Escape(Path.Combine(_folder, "packages"))}</RestorePackagesPath>
            <NuGetAudit>false</NuGetAudit>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;
}
