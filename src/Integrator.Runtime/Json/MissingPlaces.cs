namespace Integrator.Json;

/// <summary>Where members were missing while a document was read; they get their paths together, at its end.</summary>
internal sealed class MissingPlaces(IMissingMembers told)
{
    // A list whose items all lack a member has as many as it has items.
    private const int Most = 1_000;

    private List<(JsonNames Names, int Index, int At)>? _places;

    public void Add(JsonNames names, int index, int at)
    {
        if (_places is null or { Count: < Most } && told.Wants(names, index))
        {
            (_places ??= []).Add((names, index, at));
        }
    }

    public void Tell(ReadOnlySpan<byte> json)
    {
        if (_places is null)
        {
            return;
        }

        var paths = JsonFailure.Paths(json, [.. _places.Select(static place => place.At)]);
        for (var index = 0; index < paths.Count; index++)
        {
            told.Take(_places[index].Names, _places[index].Index, paths[index] + JsonPlace.Member(_places[index].Names[_places[index].Index]));
        }
    }
}
