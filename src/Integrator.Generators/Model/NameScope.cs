using System.Globalization;

namespace Integrator.Generators.Model;

/// <summary>Names that must differ from one another. Who comes first keeps the plain name.</summary>
internal sealed class NameScope(IEnumerable<string> reserved, bool ignoresCase = false)
{
    private readonly HashSet<string> _taken = new(reserved, ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    // Names are never given back, so the search for a free number goes on where it ended.
    private Dictionary<string, int>? _numbers;

    public IEnumerable<string> Taken => _taken;

    public bool Has(string name) => _taken.Contains(name);

    public bool TryTake(string name) => _taken.Add(name);

    public string Take(string name)
    {
        if (_taken.Add(name))
        {
            return name;
        }

        _numbers ??= new Dictionary<string, int>(_taken.Comparer);
        var stem = char.IsDigit(name[name.Length - 1]) ? name + "_" : name;
        for (var number = _numbers.TryGetValue(stem, out var next) ? next : 2; ; number++)
        {
            var result = stem + number.ToString(CultureInfo.InvariantCulture);
            if (_taken.Add(result))
            {
                _numbers[stem] = number + 1;
                return result;
            }
        }
    }
}
