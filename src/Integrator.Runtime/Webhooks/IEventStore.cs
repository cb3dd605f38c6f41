namespace Integrator;

/// <summary>Remembers which events were delivered.</summary>
public interface IEventStore
{
    /// <summary>Takes an event, unless it was taken before.</summary>
    /// <param name="id">What the provider calls it.</param>
    /// <param name="until">When it may be forgotten.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it is new.</returns>
    ValueTask<bool> TryTakeAsync(string id, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Gives an event back that could not be delivered, so that the provider's next attempt is taken.</summary>
    ValueTask ReleaseAsync(string id, CancellationToken cancellationToken = default);
}
