using System.Collections.Concurrent;
using System.Text.Json;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>What a connection does about required members that answers lack.</summary>
internal sealed class MissingMemberPolicy(MissingMembers choice)
{
    // Bounded: a connector has so many operations and members.
    private readonly ConcurrentDictionary<(string Operation, JsonNames Names, int Index), bool> _told = new();

    /// <summary>Whether a member that is missing is to be told of.</summary>
    /// <exception cref="JsonException">Such an answer is not taken.</exception>
    public bool Wants(Call call, JsonNames names, int index) => choice switch
    {
        MissingMembers.Throw => throw new JsonException($"The member '{names[index]}' is required, but the object that ends here lacks it, or it is null."),
        MissingMembers.Report => true,
        _ => _told.TryAdd((call.Operation, names, index), true),
    };
}
