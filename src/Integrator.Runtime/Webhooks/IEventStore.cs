namespace Integrator;

/// <summary>
/// Remembers the events of webhooks, so that each is handed over once. An event is begun before its handler runs and done after it: while it is
/// begun, a repeat is told to come again later, and only a repeat of an event that is done is answered with success.
/// </summary>
public interface IEventStore
{
    /// <summary>Begins an event, unless it is done, or begun by another request whose lease has not ended.</summary>
    /// <param name="id">The event, as text of at most 200 letters; it tells the events of connectors and accounts apart.</param>
    /// <param name="leaseEnd">When another request may begin the event if it is neither done nor released by then, such as after a crash.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is known about the event, and the lease if the event was begun by this call.</returns>
    ValueTask<EventClaim> BeginAsync(string id, DateTimeOffset leaseEnd, CancellationToken cancellationToken = default);

    /// <summary>Marks an event as done, whoever has its lease.</summary>
    /// <param name="id">The event.</param>
    /// <param name="until">When it may be forgotten.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask CompleteAsync(string id, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Gives an event back that could not be handed over, so that the next attempt of the provider begins it.</summary>
    /// <param name="id">The event.</param>
    /// <param name="lease">The lease. Nothing happens if another request has begun the event since.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask ReleaseAsync(string id, string lease, CancellationToken cancellationToken = default);
}

/// <summary>What is known about an event.</summary>
public enum EventState
{
    /// <summary>It is new, or was given back, or its lease ended: this request hands it over.</summary>
    New,

    /// <summary>Another request is handing it over.</summary>
    Begun,

    /// <summary>It was handed over.</summary>
    Done,
}

/// <summary>What came of beginning an event.</summary>
/// <param name="State">What is known about the event.</param>
/// <param name="Lease">Tells this request from others that begin the same event; null unless the state is <see cref="EventState.New"/>.</param>
public readonly record struct EventClaim(EventState State, string? Lease = null);
