using System.Text;
using System.Text.Json;
using Integrator.JsonSchema.Tests.Suite;
using Integrator.JsonSchema.Tests.Trips;

namespace Integrator.JsonSchema.Tests;

/// <summary>Data that was read and written back is equal, or an exception says why not: measured by the official suite.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    [Fact]
    public void ValidInstancesAreReadAndWrittenBack()
    {
        var groups = SuiteGroup.All(SuiteFolder.Find()).Where(static group => !LeftOut.Groups.Contains((group.File, group.Name)));
        var subjects = groups.Select(static (group, index) => new Subject(group, index + 1)).ToList();
        var compiled = CompiledSubjects.Of(subjects);
        var trips = Trip.All(subjects, compiled);
        output.WriteLine(Table(trips));
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "trips.txt"), trips.Where(static trip => trip.Outcome != Outcome.Equal).Select(Line));
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "findings.txt"), compiled.Findings);

        ExceptionList.Check(trips);
    }

    private static string Line(Trip trip) =>
        $"{trip.Key} | {trip.Outcome} | {JsonSerializer.Serialize(trip.Group.Schema)} | {JsonSerializer.Serialize(trip.Instance.Data)} -> {trip.Detail.ReplaceLineEndings(" ")}";

    private static string Table(IReadOnlyList<Trip> trips)
    {
        var table = new StringBuilder();
        foreach (var rows in trips.GroupBy(static trip => trip.Group.File).Append(trips.GroupBy(static _ => "all").First()))
        {
            table.AppendLine(Row(rows.Key, [.. rows]));
        }

        foreach (var rows in trips.GroupBy(static trip => trip.Place))
        {
            table.AppendLine(Row("as " + rows.Key, [.. rows]));
        }

        return table.ToString();
    }

    private static string Row(string name, IReadOnlyList<Trip> trips) =>
        $"{name,-24} {trips.Count,5}   equal {Count(trips, Outcome.Equal),5}   changed {Count(trips, Outcome.Changed),4}   threw {Count(trips, Outcome.Threw),4}   did not compile {Count(trips, Outcome.DidNotCompile),3}";

    private static int Count(IEnumerable<Trip> trips, Outcome outcome) => trips.Count(trip => trip.Outcome == outcome);
}
