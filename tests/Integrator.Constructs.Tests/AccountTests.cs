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
        Assert.True(
            row.Support is "yes" or "not yet" || row.Support.StartsWith("yes; ", StringComparison.Ordinal) || row.Support.StartsWith("no: ", StringComparison.Ordinal),
            $"{row.Number}: '{row.Support}' is none of 'yes', 'yes; remark', 'no: reason', 'not yet'.");
    });

    [Fact]
    public void WhatIsSupportedHasATest()
    {
        var tested = Assembly.GetExecutingAssembly().GetTypes()
            .SelectMany(static type => type.GetMethods().Cast<MemberInfo>().Append(type))
            .SelectMany(static member => member.GetCustomAttributes<ConstructAttribute>())
            .SelectMany(static construct => construct.Numbers)
            .ToHashSet();

        Assert.Empty(s_rows.Where(row => row.Support.StartsWith("yes", StringComparison.Ordinal) && !tested.Contains(row.Number)).Select(static row => row.Number));
    }

    /// <summary>A warning in the test's result for what is still to come.</summary>
    [Fact]
    public void WhatIsNotYetWrittenIsListed()
    {
        var open = s_rows.Where(static row => row.Support == "not yet").Select(static row => row.Number).ToList();
        if (open.Count > 0)
        {
            TestContext.Current.AddWarning($"{open.Count} of {Count} constructs are not yet accounted for: {string.Join(", ", open)}.");
        }

        Assert.Equal(Count, s_rows.Count);
    }

    private sealed record Row(int Number, string[] Cells)
    {
        public string Support => Cells[^1];
    }
}
