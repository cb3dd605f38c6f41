using Integrator.JsonSchema.Tests.Trips;

namespace Integrator.JsonSchema.Tests;

/// <summary>The committed list of instances that do not come back equal, each with what becomes of it and a reason word.</summary>
internal static class ExceptionList
{
    private const string Unexplained = "unexplained";

    private static string ListPath { get; } = Repository.Path("tests", "Integrator.JsonSchema.Tests", "exceptions.txt");

    /// <summary>The list is what was seen, line by line; <c>UPDATE_GOLDEN</c> writes it anew and keeps the reasons.</summary>
    public static void Check(IEnumerable<Trip> trips)
    {
        var unequal = trips.Where(static trip => trip.Outcome != Outcome.Equal).ToList();
        if (Approved.IsUpdated)
        {
            var reasons = Lines().GroupBy(Key).ToDictionary(static lines => lines.Key, static lines => lines.First().Split(" | ")[^1], StringComparer.Ordinal);
            File.WriteAllLines(ListPath, unequal.Select(trip => $"{trip.Key} | {trip.Outcome} | {reasons.GetValueOrDefault(trip.Key, Unexplained)}"));
        }

        var lines = Lines();
        var listed = lines.Select(Key).ToHashSet(StringComparer.Ordinal);
        var seen = unequal.Select(static trip => trip.Key).ToHashSet(StringComparer.Ordinal);
        Assert.True(listed.IsSubsetOf(seen), "These are equal now, and leave the list:\n" + string.Join("\n", listed.Except(seen).Take(20)));
        Assert.True(seen.IsSubsetOf(listed), "These are not equal:\n" + string.Join("\n", unequal.Where(trip => !listed.Contains(trip.Key)).Take(20).Select(static trip => $"{trip.Key}: {trip.Outcome} {trip.Detail}")));
        Assert.DoesNotContain(lines, static line => line.EndsWith("| " + Unexplained, StringComparison.Ordinal));
    }

    private static string[] Lines() => File.Exists(ListPath) ? File.ReadAllLines(ListPath) : [];

    private static string Key(string line) => string.Join(" | ", line.Split(" | ")[..4]);
}
