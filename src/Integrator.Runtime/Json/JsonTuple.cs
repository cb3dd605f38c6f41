using System.ComponentModel;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Reads an array whose items have types of their own. Items that are missing give the default; those beyond the last are skipped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonTuple
{
    /// <summary>Whether an array begins here; false for a null.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="depth">The depth of the array's items.</param>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public static bool Start(ref JsonReader json, out int depth) => json.StartArray(out depth);

    /// <summary>The next item of the array at a depth.</summary>
    public static T Item<T>(ref JsonReader json, int depth, JsonRead<T> read) => json.Item(depth) ? read(ref json) : default!;

    /// <summary>Goes to the end of the array at a depth.</summary>
    public static void End(ref JsonReader json, int depth)
    {
        while (json.Item(depth))
        {
            json.Skip();
        }
    }
}
