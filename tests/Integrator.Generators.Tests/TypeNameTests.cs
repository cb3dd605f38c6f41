using System.Runtime.CompilerServices;

namespace Integrator.Generators.Tests;

/// <summary>A type's name says what it is wherever it is read, so no two types of the generator share one.</summary>
public sealed class TypeNameTests
{
    [Fact]
    public void NoTwoTypesShareAName() => Assert.Equal([], typeof(ConnectorGenerator).Assembly.GetTypes()
        .Where(static type => !type.IsNested && type.Namespace?.StartsWith("Integrator", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        .GroupBy(static type => type.Name)
        .Where(static same => same.Count() > 1)
        .Select(static same => same.Key));
}
