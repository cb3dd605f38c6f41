using System.ComponentModel;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Reads and writes arrays whose items have types of their own, as long as they come.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonTuple
{
    /// <summary>Whether an array begins here; false for a null.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="depth">The depth of the array's items.</param>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public static bool Start(ref JsonReader json, out int depth) => json.StartArray(out depth);

    /// <summary>The next item of the array at a depth; the default where the array has ended.</summary>
    /// <param name="json">Stands on the item before.</param>
    /// <param name="depth">The depth of the array's items.</param>
    /// <param name="missing">How many items the array did not have.</param>
    /// <param name="read">Reads the item.</param>
    public static T Item<T>(ref JsonReader json, int depth, ref int missing, JsonRead<T> read)
    {
        if (missing == 0 && json.Item(depth))
        {
            return read(ref json);
        }

        missing++;
        return default!;
    }

    /// <summary>Goes to the end of the array at a depth, and keeps what stands there.</summary>
    public static TupleRest Rest(ref JsonReader json, int depth, int missing)
    {
        List<JsonElement>? more = null;
        while (missing == 0 && json.Item(depth))
        {
            (more ??= []).Add(JsonRead.Element(ref json));
        }

        return new TupleRest { Missing = missing, More = more };
    }

    /// <summary>Writes the items beyond the last described.</summary>
    public static void WriteRest(JsonWriter json, TupleRest rest)
    {
        foreach (var item in rest.More ?? [])
        {
            json.Element(item);
        }
    }
}
