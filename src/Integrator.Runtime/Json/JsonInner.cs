using System.Text.Json;

namespace Integrator.Json;

/// <summary>Reads a value that stands inside others, and nothing of those.</summary>
/// <param name="path">The names of members that lead to it.</param>
/// <param name="read">Reads the value.</param>
internal sealed class JsonInner<T>(string[] path, JsonRead<T> read)
{
    private readonly JsonNames[] _names = Array.ConvertAll(path, static name => new JsonNames(name));

    /// <exception cref="JsonException">The path leads nowhere.</exception>
    public T Read(ref JsonReader json) => Read(ref json, 0);

    private T Read(ref JsonReader json, int depth)
    {
        if (depth == _names.Length)
        {
            return read(ref json);
        }

        var (value, isFound) = (default(T)!, false);
        if (json.StartObject())
        {
            while (json.Next(_names[depth], out var name))
            {
                if (name < 0)
                {
                    json.Skip();
                    continue;
                }

                (value, isFound) = (Read(ref json, depth + 1), true);
            }
        }

        return isFound ? value : throw new JsonException($"'{string.Join('.', path)}' leads nowhere: no member '{path[depth]}'.");
    }
}
