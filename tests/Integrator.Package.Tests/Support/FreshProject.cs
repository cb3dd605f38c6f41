using System.Security;

namespace Integrator.Package.Tests.Support;

/// <summary>A new project outside the repository that knows the packages only by name.</summary>
internal sealed class FreshProject(Packages packages, string name)
{
    private readonly string _folder = Path.Combine(packages.Folder.FullName, name);

    public async Task<string> BuildAndRunAsync(string program, string address, params string[] references)
    {
        Directory.CreateDirectory(_folder);
        var consumer = Repository.Path("tests", "Integrator.Package.Tests", "Consumer");
        File.Copy(Path.Combine(consumer, program), Path.Combine(_folder, "Program.cs"));
        foreach (var definition in new[] { "notes.openapi.yaml", "notes.overlay.yaml", "tasks.json" })
        {
            File.Copy(Path.Combine(consumer, definition), Path.Combine(_folder, definition));
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), Config(packages.Feed));
        await File.WriteAllTextAsync(Path.Combine(_folder, name + ".csproj"), Project(references));
        await Command.DotnetAsync(_folder, "build", "-v", "q", "-warnaserror");
        return await Command.DotnetAsync(_folder, "run", "--no-build", "--", address);
    }

    /// <summary>Builds a library with warnings as errors, which must fail, and gives what the build said.</summary>
    public async Task<string> FailToBuildAsync(string extension, string framework, string source)
    {
        Directory.CreateDirectory(_folder);
        var program = "Program" + extension switch { "csproj" => ".cs", "fsproj" => ".fs", _ => ".vb" };
        File.Copy(Repository.Path("tests", "Integrator.Package.Tests", "Consumer", "notes.openapi.yaml"), Path.Combine(_folder, "notes.openapi.yaml"));
        await File.WriteAllTextAsync(Path.Combine(_folder, program), source);
        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), Config(packages.Feed));
        await File.WriteAllTextAsync(Path.Combine(_folder, $"{name}.{extension}"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <RestorePackagesPath>{SecurityElement.Escape(Path.Combine(_folder, "packages"))}</RestorePackagesPath>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {(extension == "fsproj" ? $"<Compile Include=\"{program}\" />" : "")}
                <PackageReference Include="Integrator.Generators" Version="{Packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        return await Command.FailAsync("dotnet", _folder, "build", "-v", "q", "-warnaserror");
    }

    /// <summary>Says where the packages under test are.</summary>
    public static string Config(string feed) => $"""
        <configuration>
          <packageSources>
            <add key="integrator" value="{SecurityElement.Escape(feed)}" />
          </packageSources>
        </configuration>
        """;

    // The packages under test go to a folder of their own, so that no later build meets them; all else is taken from where it is already.
    private string Project(string[] references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <RestorePackagesPath>{SecurityElement.Escape(Path.Combine(_folder, "packages"))}</RestorePackagesPath>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Integrator.Generators" Version="{Packages.Version}" />
            <Connector Include="tasks.json" Name="Work" Namespace="Contoso.Work" Rename="listTasks=ListAll; #/paths/~1lists/get=ListLists" />
            {string.Join("\n    ", references)}
          </ItemGroup>
        </Project>
        """;
}
