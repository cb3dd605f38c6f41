using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests;

public sealed class GoldenTests
{
    private static readonly ProjectOptions s_services = new(new Dictionary<string, string> { ["IntegratorServices"] = "true" }, new Dictionary<string, string>());

    public static TheoryData<string> Folders => [.. Golden.Cases];

    [Theory, MemberData(nameof(Folders))]
    public void EmitsWhatWasApproved(string folder) => Golden.Check(folder, GeneratorHost.Run(Golden.Definitions(folder), s_services).Files);

    [Fact]
    public void EveryFolderHasADefinition() => Assert.NotEmpty(Folders);

    /// <summary>The files switch nullable warnings off for the projects of users; here they are on.</summary>
    [Theory, MemberData(nameof(Folders))]
    public void NoNullSlips(string folder) => Assert.Empty(GeneratorHost.Run(Golden.Definitions(folder), s_services).CompilerMessages());

    /// <summary>The files ask the compiler not to miss words where an interface or a value speaks for itself; everything else has them.</summary>
    [Theory, MemberData(nameof(Folders))]
    public void WhatAUserMeetsIsDocumented(string folder)
    {
        var declared = GeneratorHost.Run(Golden.Definitions(folder), s_services).Files.Values.SelectMany(Declarations);
        Assert.Empty(declared.Where(static member => !member.HasWords && !IsOwnDescription(member.Line)).Select(static member => member.Line));
    }

    private static IEnumerable<(string Line, bool HasWords)> Declarations(string file)
    {
        var lines = file.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].TrimStart().StartsWith("public ", StringComparison.Ordinal))
            {
                var above = index - 1;
                while (lines[above].TrimStart().StartsWith('['))
                {
                    above--;
                }

                yield return (lines[index].Trim(), lines[above].TrimStart().StartsWith("///", StringComparison.Ordinal));
            }
        }
    }

    private static bool IsOwnDescription(string line) =>
        line.Contains(" ReadJson(", StringComparison.Ordinal) || line.Contains(" WriteJson(", StringComparison.Ordinal)
        || line.Contains(" ToString(", StringComparison.Ordinal) || line.Contains(" => new(", StringComparison.Ordinal);
}
