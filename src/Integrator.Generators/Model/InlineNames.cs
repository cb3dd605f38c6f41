using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model;

/// <summary>
/// The names of what is defined inside other things. They are asked for in the order in which types are built, and that depends on what
/// else is in a document; so when all are known, those that were asked for more than once are given by place, and types are built anew.
/// </summary>
internal sealed class InlineNames
{
    private readonly Dictionary<(string Place, string Wanted), Queue<string>> _given = [];
    private readonly List<(string Wanted, Place Place, string Taken)> _taken = [];

    /// <summary>The names that are settled.</summary>
    public IEnumerable<string> Given => _given.Values.SelectMany(static names => names);

    /// <summary>The settled name of what stands at a place; of several that share it, one after the other.</summary>
    public string? Settled(string wanted, Place place) =>
        _given.Count > 0 && _given.TryGetValue((place.ToString(), wanted), out var names) && names.Count > 0 ? names.Dequeue() : null;

    public void Add(string wanted, Place place, string taken) => _taken.Add((wanted, place, taken));

    /// <summary>The names as they are by place; null where they are so already.</summary>
    /// <param name="others">The names of everything else.</param>
    public InlineNames? Resettled(IEnumerable<string> others)
    {
        var scope = new NameScope(others, ignoresCase: true);
        var result = new InlineNames();
        var isOther = false;
        var late = new List<(string Wanted, Place Place, string Taken)>();
        foreach (var alike in _taken.GroupBy(static name => name.Wanted, StringComparer.OrdinalIgnoreCase).OrderBy(static alike => alike.Key, StringComparer.OrdinalIgnoreCase))
        {
            var byPlace = alike.Skip(1).Any() ? alike.OrderBy(static name => name.Place.ToString(), StringComparer.Ordinal).ToList() : [.. alike];
            late.AddRange(byPlace.Skip(scope.Has(alike.Key) ? 0 : 1));
            if (!scope.Has(alike.Key))
            {
                isOther |= result.Give(byPlace[0], scope);
            }
        }

        foreach (var name in late)
        {
            isOther |= result.Give(name, scope);
        }

        return isOther ? result : null;
    }

    private bool Give((string Wanted, Place Place, string Taken) name, NameScope scope)
    {
        var given = scope.Take(name.Wanted);
        var key = (name.Place.ToString(), name.Wanted);
        if (!_given.TryGetValue(key, out var names))
        {
            _given.Add(key, names = new Queue<string>());
        }

        names.Enqueue(given);
        return given != name.Taken;
    }
}
