using System.ComponentModel;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>Reads an array whose items have types of their own. Items that are missing give the default; those beyond the last are skipped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonTuple
{
    /// <summary>Whether an array begins here; false for a null.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="depth">The depth of the array.</param>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public static bool Start(ref JsonReader json, out int depth)
    {
        depth = json.Utf8.CurrentDepth;
        return json.Utf8.TokenType == JsonTokenType.StartArray || (json.Null() ? false : throw JsonFailure.Expected("An array", json.Utf8));
    }

    /// <summary>The next item of the array at a depth.</summary>
    public static T Item<T>(ref JsonReader json, int depth, JsonRead<T> read)
    {
        if (!IsAtEnd(ref json, depth))
        {
            json.Advance();
        }

        return IsAtEnd(ref json, depth) ? default! : read(ref json);
    }

    /// <summary>Goes to the end of the array at a depth.</summary>
    public static void End(ref JsonReader json, int depth)
    {
        while (!IsAtEnd(ref json, depth))
        {
            json.Advance();
        }
    }

    private static bool IsAtEnd(ref JsonReader json, int depth)
    {
        var utf8 = json.Utf8;
        return utf8.TokenType == JsonTokenType.EndArray && utf8.CurrentDepth == depth;
    }
}
