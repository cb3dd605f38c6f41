namespace Integrator.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void ThePublicApiIsWhatWasApproved() =>
        Approved.Check(Repository.Path("tests", "Integrator.Runtime.Tests", "PublicApi.approved.txt"), PublicApi.Of(typeof(Connection).Assembly));
}
