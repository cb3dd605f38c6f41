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
}
