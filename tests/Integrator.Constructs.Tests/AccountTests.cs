using System.Globalization;
using System.Reflection;
using Integrator.Constructs.Tests.Support;

namespace Integrator.Constructs.Tests;

/// <summary>docs/constructs.md says of every construct what becomes of it, and what it calls supported has a test.</summary>
public sealed class AccountTests
{
    private const int Count = 130;

    private static readonly List<Row> s_rows =
    [
        .. File.ReadLines(Repository.Path("docs", "constructs.md"))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(static cells => cells.Length > 1 && int.TryParse(cells[1], CultureInfo.InvariantCulture, out _))
            .Select(static cells => new Row(int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2..^1])),
    ];

    [Fact]
    public void EveryConstructHasOneRow() => Assert.Equal(Enumerable.Range(1, Count), s_rows.Select(static row => row.Number));

    [Fact]
    public void ARowNamesTheConstructWhatItBecomesAndWhetherItDoes() => Assert.All(s_rows, static row =>
    {
        Assert.Equal(3, row.Cells.Length);
        Assert.All(row.Cells, Assert.NotEmpty);
        Assert.Matches("^(yes|yes; (?!partly).{10,}|partly: .{10,}|no: .{10,})$", row.Support);
    });

    [Fact]
    public void WhatIsSupportedHasATest() =>
        Assert.Equal(s_rows.Where(static row => row.IsSupported).Select(static row => row.Number), Tests().SelectMany(static test => test.Numbers).Distinct().Order());

    /// <summary>A number at a method that is not run would count for nothing.</summary>
    [Fact]
    public void ANumberStandsAtATest() =>
        Assert.Empty(Tests().Where(static test => test.Member is MethodInfo method && method.GetCustomAttribute<FactAttribute>() is null).Select(static test => test.Member.Name));

    private static IEnumerable<(MemberInfo Member, IReadOnlyList<int> Numbers)> Tests() =>
        from type in Assembly.GetExecutingAssembly().GetTypes()
        from member in type.GetMethods().Cast<MemberInfo>().Append(type)
        from construct in member.GetCustomAttributes<ConstructAttribute>()
        select (member, construct.Numbers);

    private sealed record Row(int Number, string[] Cells)
    {
        public string Support => Cells[^1];

        public bool IsSupported => !Support.StartsWith("no", StringComparison.Ordinal);
    }
}
