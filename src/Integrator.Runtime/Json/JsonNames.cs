using System.Buffers.Binary;
using System.ComponentModel;
using System.Text;

namespace Integrator.Json;

/// <summary>Names to look up without allocating: the members of a model, or the values of an open enum.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonNames
{
    private const int LongestUnescaped = 256;
    private const int WordBits = 64;

    private static ReadOnlySpan<byte> NoMember => [0];

    private readonly string[] _names;
    private readonly byte[][] _utf8;
    private readonly byte[][] _members;
    private readonly ulong[] _keys;
    private readonly ulong[] _required = [];

    /// <summary>Names in the order in which the API is expected to send them.</summary>
    public JsonNames(params string[] names)
    {
        _names = names;
        _utf8 = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        _members = Array.ConvertAll(names, Member);
        _keys = Array.ConvertAll(_utf8, static name => Key(name));
    }

    /// <summary>The indexes of the members that every object must have.</summary>
    public int[] Required
    {
        init
        {
            foreach (var index in value)
            {
                var word = index / WordBits;
                if (word >= _required.Length)
                {
                    Array.Resize(ref _required, word + 1);
                }

                _required[word] |= 1UL << index;
            }
        }
    }

    internal string this[int index] => _names[index];

    internal int Count => _names.Length;

    /// <summary>The index of the text the reader stands on, or -1.</summary>
    internal int Find(ref JsonTokens json) =>
        !json.ValueIsEscaped ? Find(json.ValueSpan) : FindCopied(ref json);

    /// <summary>How the member begins in JSON without white space; nothing JSON could have where there is no such member.</summary>
    internal ReadOnlySpan<byte> Member(int index) => index < _members.Length ? _members[index] : NoMember;

    /// <summary>Whether all that is required was read.</summary>
    internal bool AreIn(ReadOnlySpan<ulong> seen)
    {
        for (var word = 0; word < _required.Length; word++)
        {
            if ((_required[word] & ~seen[word]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a member is required and was not read.</summary>
    internal bool Lacks(int index, ReadOnlySpan<ulong> seen) =>
        index / WordBits < _required.Length && (_required[index / WordBits] & ~seen[index / WordBits] & (1UL << index)) != 0;

    internal int Find(ReadOnlySpan<byte> name)
    {
        var key = Key(name);
        var start = 0;
        while (true)
        {
            var found = _keys.AsSpan(start).IndexOf(key);
            if (found < 0)
            {
                return -1;
            }

            start += found;
            if (name.SequenceEqual(_utf8[start]))
            {
                return start;
            }

            start++;
        }
    }

    private int FindCopied(ref JsonTokens json)
    {
        if (json.ValueSpan.Length > LongestUnescaped)
        {
            return Array.IndexOf(_names, json.GetString());
        }

        Span<byte> text = stackalloc byte[LongestUnescaped];
        return Find(text[..json.CopyString(text)]);
    }

    private static byte[] Member(string name)
    {
        Span<byte> escaped = new byte[name.Length * JsonEscape.MostBytes];
        return [(byte)'"', .. escaped[..JsonEscape.Write(name, escaped)], (byte)'"', (byte)':'];
    }

    // The last seven bytes and the length: names often share how they begin.
    private static ulong Key(ReadOnlySpan<byte> name)
    {
        if (name.Length >= 8)
        {
            return (BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]) & ~0xFFUL) | (byte)name.Length;
        }

        var key = 0UL;
        foreach (var part in name)
        {
            key = (key << 8) | part;
        }

        return (key << 8) | (byte)name.Length;
    }
}
