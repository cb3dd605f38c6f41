using System.Reflection;

namespace Integrator.Vaults.Tests;

/// <summary>Each requirement of the vault has a test that names it, on SQLite and on PostgreSQL.</summary>
public sealed class RequirementTests
{
    public static TheoryData<string> Requirements => [.. Enumerable.Range(1, 21).Select(static number => $"K{number}")];

    [Theory, MemberData(nameof(Requirements))]
    public void ARequirementIsTestedOnBothDatabases(string requirement)
    {
        var suites = typeof(RequirementTests).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true } && Names(type).Contains(requirement)).Select(static type => type.Name).ToList();

        Assert.Contains(suites, static suite => suite.StartsWith("Postgres", StringComparison.Ordinal));
        Assert.Contains(suites, static suite => !suite.StartsWith("Postgres", StringComparison.Ordinal) && !suite.StartsWith("Memory", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(Type type) => type.GetMethods()
        .SelectMany(static method => method.GetCustomAttributes<TraitAttribute>(inherit: true))
        .Where(static trait => trait.Name == "Requirement")
        .Select(static trait => trait.Value);
}
