using Integrator.Tests.Support;

namespace Integrator.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void ThePublicApiIsWhatWasApproved() => Golden.Check("PublicApi.approved.txt", PublicApi.Of(typeof(Connection).Assembly));
}
