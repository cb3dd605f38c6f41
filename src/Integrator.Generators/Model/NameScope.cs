using System.Globalization;

namespace Integrator.Generators.Model;

/// <summary>Names that must differ from one another. Who comes first keeps the plain name.</summary>
internal sealed class NameScope(IEnumerable<string> reserved, bool ignoresCase = false)
{
    private readonly HashSet<string> _taken = new(reserved, ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    public IEnumerable<string> Taken => _taken;

    public bool Has(string name) => _taken.Contains(name);

    public bool TryTake(string name) => _taken.Add(name);

    public string Take(string name)
    {
        var result = name;
        for (var number = 2; !_taken.Add(result); number++)
        {
            result = name + (char.IsDigit(name[name.Length - 1]) ? "_" : "") + number.ToString(CultureInfo.InvariantCulture);
        }

        return result;
    }
}
