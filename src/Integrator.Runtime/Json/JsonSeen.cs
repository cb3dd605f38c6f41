using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Integrator.Json;

/// <summary>Which members of an object were read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct JsonSeen
{
    private const int WordBits = 64;
    private const int Words = 4;

    private Bits _bits;

    // Beyond 256 members.
    private ulong[]? _more;

    internal void Add(int index)
    {
        if ((uint)index < Words * WordBits)
        {
            _bits[index / WordBits] |= 1UL << index;
        }
        else
        {
            AddMore((index / WordBits) - Words, 1UL << index);
        }
    }

    /// <summary>Which of 64 members were read, the first of which is the 64th of that number.</summary>
    internal readonly ulong Word(int number) => number < Words ? _bits[number] : number - Words < _more?.Length ? _more[number - Words] : 0;

    private void AddMore(int word, ulong bit)
    {
        if (_more is null || word >= _more.Length)
        {
            Array.Resize(ref _more, word + 1);
        }

        _more[word] |= bit;
    }

    [InlineArray(Words)]
    private struct Bits
    {
        private ulong _first;
    }
}
