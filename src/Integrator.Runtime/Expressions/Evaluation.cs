using System.ComponentModel;

namespace Integrator.Expressions;

/// <summary>What one evaluation of an expression shares: its instant, and where its random ids come from.</summary>
/// <param name="time">The clock; it is read once.</param>
/// <param name="newId">Gives a new id at each call.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Evaluation(TimeProvider time, Func<Guid> newId)
{
    /// <summary>The instant of the evaluation, in UTC.</summary>
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    /// <summary>The instant in milliseconds since 1970.</summary>
    public long Millis => Now.ToUnixTimeMilliseconds();

    /// <summary>An id that no other call gives.</summary>
    public string Uuid() => newId().ToString("D");
}
