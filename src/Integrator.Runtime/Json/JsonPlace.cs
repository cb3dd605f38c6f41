using System.Buffers;
using System.Globalization;
using System.Text;

namespace Integrator.Json;

/// <summary>One step of a JSON path: a member, or an index when <see cref="Name"/> is null.</summary>
internal readonly record struct JsonPlace(string? Name, int Index)
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(" .[]'\"\\");

    public static string Path(List<JsonPlace> places)
    {
        var path = new StringBuilder("$");
        foreach (var place in places)
        {
            place.AppendTo(path);
        }

        return path.ToString();
    }

    /// <summary>The step from an object to one of its members.</summary>
    public static string Member(string name)
    {
        var step = new StringBuilder();
        new JsonPlace(name, -1).AppendTo(step);
        return step.ToString();
    }

    private void AppendTo(StringBuilder path)
    {
        if (Name is null)
        {
            path.Append(CultureInfo.InvariantCulture, $"[{Math.Max(Index, 0)}]");
        }
        else if (Name.AsSpan().ContainsAny(s_quoted))
        {
            path.Append(CultureInfo.InvariantCulture, $"['{Name}']");
        }
        else if (Name.Length > 0)
        {
            path.Append('.').Append(Name);
        }
    }
}
