using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>
/// Walks JSON for a model. It stands on a value's first token when a read is called and on its last when the read returns.
/// A null gives the default of whatever is read; numbers, booleans and dates are taken in the forms that vendors send.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonReader
{
    internal const int DefaultDepth = 64;

    private JsonTokens _tokens;
    private JsonExpected _expected;
    private ReadOnlySpan<byte> _unknown;
    private MissingPlaces? _missing;

    /// <summary>Stands on the first token of a document in UTF-8.</summary>
    /// <exception cref="JsonException">There is no token.</exception>
    public JsonReader(ReadOnlySpan<byte> json, int maxDepth = DefaultDepth)
        : this(json, maxDepth, start: true)
    {
    }

    internal JsonReader(ReadOnlySpan<byte> json, int maxDepth, bool start)
    {
        _tokens = new JsonTokens(json, maxDepth);
        if (start)
        {
            Start();
        }
    }

    /// <summary>Whether a value that is not an array is taken as a list of one item.</summary>
    internal bool TakesOne { get; init; }

    /// <summary>Is told of required members that are missing; null if nobody asks.</summary>
    internal IMissingMembers? Told { get; init; }

    /// <summary>Where members were missing; null if none was.</summary>
    internal readonly MissingPlaces? Missing => _missing;

    /// <summary>Where the token begins that the reader stands on, or could not read.</summary>
    internal readonly int At => _tokens.TokenStartIndex;

    /// <summary>Whether a null stands here.</summary>
    public readonly bool Null() => _tokens.TokenType == JsonTokenType.Null;

    /// <summary>Whether an object begins here; false for a null.</summary>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public bool StartObject()
    {
        if (_tokens.TokenType != JsonTokenType.StartObject)
        {
            return Null() ? false : throw JsonFailure.Expected("An object", _tokens);
        }

        _expected[_tokens.Depth % JsonExpected.Depths] = 0;
        return true;
    }

    /// <summary>Goes to the value of the next member; false at the end of the object.</summary>
    /// <param name="names">The members that are known.</param>
    /// <param name="index">Which of them it is, or -1.</param>
    public bool Next(JsonNames names, out int index)
    {
        index = -1;
        if (!_tokens.More(JsonTokenType.EndObject))
        {
            return false;
        }

        ref var expected = ref _expected[_tokens.Depth % JsonExpected.Depths];
        index = _tokens.TryName(names.Member(expected)) ? expected : Find(names);
        if (index >= 0)
        {
            expected = (ushort)(index + 1);
        }

        _tokens.Value();
        return true;
    }

    /// <summary>The bit of a member that was read; 0 if null stood there.</summary>
    /// <param name="index">Which member it is. Of 64 members each has a bit of its own.</param>
    public readonly ulong Given(int index) => _tokens.TokenType == JsonTokenType.Null ? 0 : 1UL << index;

    /// <summary>Looks, at the end of an object, whether all of its required members were read.</summary>
    /// <param name="names">The members the model has.</param>
    /// <param name="seen">The bits of those that were read, 64 members in each number.</param>
    public void Check(JsonNames names, params scoped ReadOnlySpan<ulong> seen)
    {
        if (Told is not null && !names.AreIn(seen))
        {
            AddMissing(names, seen);
        }
    }

    /// <summary>Leaves the value unread.</summary>
    public void Skip() => _tokens.Skip();

    /// <summary>An array.</summary>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public List<T> List<T>(JsonRead<T> read)
    {
        if (Null())
        {
            return null!;
        }

        if (_tokens.TokenType != JsonTokenType.StartArray)
        {
            return TakesOne ? [read(ref this)] : throw JsonFailure.Expected("An array", _tokens);
        }

        var list = new List<T>();
        while (_tokens.More(JsonTokenType.EndArray))
        {
            _tokens.Value();
            list.Add(read(ref this));
        }

        return list;
    }

    /// <summary>An object whose members have names of their own. An empty array is taken for an empty object.</summary>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Dictionary<string, T> Map<T>(JsonRead<T> read)
    {
        if (Null())
        {
            return null!;
        }

        var map = new Dictionary<string, T>();
        if (_tokens.TokenType == JsonTokenType.StartArray)
        {
            // PHP writes an empty map as [].
            return _tokens.More(JsonTokenType.EndArray) ? throw JsonFailure.Expected("An object", _tokens) : map;
        }

        StartObject();
        while (_tokens.More(JsonTokenType.EndObject))
        {
            _tokens.Name();
            var name = _tokens.GetString();
            _tokens.Value();
            map[name] = read(ref this);
        }

        return map;
    }

    internal bool StartArray(out int depth)
    {
        depth = _tokens.Depth;
        return _tokens.TokenType == JsonTokenType.StartArray || (Null() ? false : throw JsonFailure.Expected("An array", _tokens));
    }

    // An array that has ended leaves its depth; one inside it, that was read, does not.
    internal bool Item(int depth)
    {
        if (_tokens.Depth < depth || !_tokens.More(JsonTokenType.EndArray))
        {
            return false;
        }

        _tokens.Value();
        return true;
    }

    /// <summary>A text, or else a value.</summary>
    public Expandable<T> Expandable<T>(JsonRead<T> read) =>
        _tokens.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? new(read(ref this)) : new(String());

    /// <summary>An array, or one value.</summary>
    public OneOrMany<T> OneOrMany<T>(JsonRead<T> read) =>
        _tokens.TokenType == JsonTokenType.StartArray ? new((IReadOnlyList<T>)List(read)) : new(read(ref this));

    /// <summary>A value, or null.</summary>
    public T? Nullable<T>(JsonRead<T> read)
        where T : struct => Null() ? null : read(ref this);

    /// <summary>Keeps the member that <see cref="Next(JsonNames, out int)"/> did not know under its name.</summary>
    public Dictionary<string, T> Additional<T>(Dictionary<string, T>? bag, JsonRead<T> read)
    {
        var name = Encoding.UTF8.GetString(_unknown);
        bag ??= [];
        bag[name] = read(ref this);
        return bag;
    }

    /// <summary>Text; one of the known values costs no allocation.</summary>
    public string String(JsonNames known)
    {
        var index = _tokens.TokenType == JsonTokenType.String ? known.Find(ref _tokens) : -1;
        return index < 0 ? String() : known[index];
    }

    /// <summary>Which arm the value is, without moving: an index, <see cref="JsonArms.Null"/>, or -1 when none fits.</summary>
    public readonly int Choose(JsonArms arms) => arms.Choose(_tokens);

    internal void Start() => _tokens.Value();

    internal void End() => _tokens.End();

    private void AddMissing(JsonNames names, scoped ReadOnlySpan<ulong> seen)
    {
        _missing ??= new MissingPlaces(Told!);
        for (var index = 0; index < names.Count; index++)
        {
            if (names.Lacks(index, seen))
            {
                _missing.Add(names, index, At);
            }
        }
    }

    private int Find(JsonNames names)
    {
        _tokens.Name();
        var index = names.Find(ref _tokens);
        if (index < 0)
        {
            _unknown = _tokens.ValueIsEscaped ? Encoding.UTF8.GetBytes(_tokens.GetString()) : _tokens.ValueSpan;
        }

        return index;
    }
}
