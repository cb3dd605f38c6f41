using System.Globalization;
using System.Text.RegularExpressions;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Values that C# or the runtime would refuse, found while the definition can still be told.</summary>
internal static class Patterns
{
    /// <summary>A pattern; null where there is none, or where it is none.</summary>
    public static NamedSetting? Build(Written keys, string key, string member, Report report)
    {
        if (keys.Text(key) is not { } pattern)
        {
            return null;
        }

        try
        {
            _ = new Regex(pattern);
            return new NamedSetting(member, Setting.Regex(pattern));
        }
        catch (ArgumentException failure)
        {
            report.Add(Rules.WrongShape, keys.Place[key], key, "a regular expression", failure.Message);
            return null;
        }
    }

    /// <summary>HTTP statuses; what is none is told and left out.</summary>
    public static Setting.List Statuses(Written keys, string key, Report report)
    {
        var codes = keys.Texts(key);
        var known = new List<Setting>();
        for (var index = 0; index < codes.Count; index++)
        {
            if (int.TryParse(codes[index], NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599)
            {
                known.Add(Setting.Of(status));
            }
            else
            {
                report.Add(Rules.WrongShape, keys.Place[key][index], key, "a status of HTTP", codes[index]);
            }
        }

        return new Setting.List(known.ToEquatableArray());
    }
}
