using System.Runtime.CompilerServices;

namespace Integrator.Generators.Tests;

/// <summary>A type's name says what it is wherever it is read, so no two types of the generator share one.</summary>
public sealed class TypeNameTests
{
    // The builders of headers of OpenAPI operations and of definitions; one of them goes with the integration half's old model.
    private static readonly string[] s_known = ["HeaderBuilder"];

    [Fact]
    public void NoTwoTypesShareAName() => Assert.Equal(s_known, typeof(ConnectorGenerator).Assembly.GetTypes()
        .Where(static type => !type.IsNested && type.Namespace?.StartsWith("Integrator", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        .GroupBy(static type => type.Name)
        .Where(static same => same.Count() > 1)
        .Select(static same => same.Key));
}
