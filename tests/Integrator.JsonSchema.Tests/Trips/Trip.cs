using System.Reflection;
using System.Text.Json;
using Integrator.JsonSchema.Tests.Suite;

namespace Integrator.JsonSchema.Tests.Trips;

/// <summary>What became of an instance.</summary>
internal enum Outcome
{
    Equal,
    Changed,
    Threw,
    DidNotCompile,
}

/// <summary>An instance in one place of a document, and what became of it.</summary>
/// <param name="Place">The body of an operation, or a member of an object.</param>
/// <param name="Detail">What was written, or why nothing was.</param>
internal sealed record Trip(SuiteGroup Group, SuiteInstance Instance, string Place, Outcome Outcome, string Detail)
{
    /// <summary>What tells it from all others.</summary>
    public string Key => $"{Group.File} | {Group.Name} | {Instance.Name} | {Place}";

    /// <summary>The trips of every instance, as body and as member.</summary>
    public static IReadOnlyList<Trip> All(IReadOnlyList<Subject> subjects, CompiledSubjects compiled) =>
        [.. subjects.SelectMany(subject => subject.Group.Valid.SelectMany(instance => Both(subject, instance, compiled)))];

    private static IEnumerable<Trip> Both(Subject subject, SuiteInstance instance, CompiledSubjects compiled)
    {
        var trip = new RoundTrip(compiled.Assembly, subject);
        yield return Of(subject, instance, "body", compiled.Failure(subject), trip.Body);
        yield return Of(subject, instance, "member", compiled.Failure(subject), trip.Member);
    }

    private static Trip Of(Subject subject, SuiteInstance instance, string place, string? failure, Func<JsonElement, string> written)
    {
        var (outcome, detail) = failure is null ? Result(instance.Data, written) : (Outcome.DidNotCompile, failure);
        return new Trip(subject.Group, instance, place, outcome, detail);
    }

    private static (Outcome Outcome, string Detail) Result(JsonElement data, Func<JsonElement, string> written)
    {
        try
        {
            var text = written(data);
            return (text.Length > 0 && IsEqual(data, text) ? Outcome.Equal : Outcome.Changed, text);
        }
        catch (Exception failure)
        {
            return (Outcome.Threw, (failure is TargetInvocationException { InnerException: { } inner } ? inner : failure).Message);
        }
    }

    private static bool IsEqual(JsonElement data, string text)
    {
        using var document = JsonDocument.Parse(text);
        return JsonElement.DeepEquals(data, document.RootElement);
    }
}
