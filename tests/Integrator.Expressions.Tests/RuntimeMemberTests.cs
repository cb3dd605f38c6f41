using System.Reflection;
using Integrator.Generators.Expressions.Terms;

namespace Integrator.Expressions.Tests;

/// <summary>Generated code may only name members that the runtime has.</summary>
public sealed class RuntimeMemberTests
{
    private static readonly Assembly s_runtime = typeof(Evaluation).Assembly;

    [Fact]
    public void EveryStaticMemberIsPublicInTheRuntime() =>
        Assert.All(Listed<RuntimeMember>(typeof(Generators.Expressions.Terms.Runtime)), static member => Assert.True(Has(member.Type, member.Name, BindingFlags.Static), member.ToString()));

    [Fact]
    public void EveryInstanceMemberIsPublicInTheRuntime() =>
        Assert.All(Listed<InstanceMember>(typeof(RuntimeValues)), static member => Assert.True(Has(member.Type, member.Name, BindingFlags.Instance), member.ToString()));

    [Fact]
    public void TheListsHaveMembers()
    {
        Assert.True(Listed<RuntimeMember>(typeof(Generators.Expressions.Terms.Runtime)).Count() > 100);
        Assert.True(Listed<InstanceMember>(typeof(RuntimeValues)).Count() > 30);
    }

    private static IEnumerable<T> Listed<T>(Type list) => list
        .GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
        .SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
        .Select(static field => field.GetValue(null))
        .OfType<T>();

    private static bool Has(string type, string name, BindingFlags flags) =>
        s_runtime.GetType("Integrator." + type) is { IsPublic: true } found && found.GetMember(name, BindingFlags.Public | flags).Length > 0;
}
