using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>
/// Walks JSON for a model. It stands on a value's first token when a read is called and on its last when the read returns.
/// A null gives the default of whatever is read; numbers, booleans and dates are taken in the forms that vendors send.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct JsonReader
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

    /// <summary>Text; a number or a boolean gives its text, a null gives null.</summary>
    public string String() => JsonText.Of(ref _tokens);

    /// <summary>A 16-bit integer.</summary>
    public short Int16() => Null() ? default : JsonNumbers.Integer<short>(ref _tokens, "A 16-bit integer");

    /// <summary>A 32-bit integer.</summary>
    public int Int32() =>
        JsonNumbers.TryInteger(_tokens, out int value) ? value : Null() ? default : JsonNumbers.Integer<int>(ref _tokens, "A 32-bit integer");

    /// <summary>A 64-bit integer.</summary>
    public long Int64() =>
        JsonNumbers.TryInteger(_tokens, out long value) ? value : Null() ? default : JsonNumbers.Integer<long>(ref _tokens, "A 64-bit integer");

    /// <summary>A byte.</summary>
    public byte UInt8() => Null() ? default : JsonNumbers.Integer<byte>(ref _tokens, "A byte");

    /// <summary>An unsigned 16-bit integer.</summary>
    public ushort UInt16() => Null() ? default : JsonNumbers.Integer<ushort>(ref _tokens, "An unsigned 16-bit integer");

    /// <summary>An unsigned 32-bit integer.</summary>
    public uint UInt32() => Null() ? default : JsonNumbers.Integer<uint>(ref _tokens, "An unsigned 32-bit integer");

    /// <summary>An unsigned 64-bit integer.</summary>
    public ulong UInt64() => Null() ? default : JsonNumbers.Integer<ulong>(ref _tokens, "An unsigned 64-bit integer");

    /// <summary>A 32-bit floating point number.</summary>
    public float Single() => Null() ? default : JsonNumbers.Fraction<float>(ref _tokens, "A number");

    /// <summary>A 64-bit floating point number.</summary>
    public double Double() => Null() ? default : JsonNumbers.Fraction<double>(ref _tokens, "A number");

    /// <summary>A decimal number.</summary>
    public decimal Decimal() => Null() ? default : JsonNumbers.Fraction<decimal>(ref _tokens, "A decimal number");

    /// <summary>A boolean; 0, 1 and their text, and "true" and "false", are taken too.</summary>
    public bool Boolean() => Null() ? default : JsonText.Boolean(ref _tokens);

    /// <summary>A date and time; UTC where no offset is given.</summary>
    public DateTimeOffset DateTime() => Null() ? default : JsonDates.DateTime(ref _tokens);

    /// <summary>A date; of a date and time, the date as written.</summary>
    public DateOnly Date() => Null() ? default : JsonDates.Date(ref _tokens);

    /// <summary>A time of day; an offset is not kept.</summary>
    public TimeOnly Time() => Null() ? default : JsonDates.Time(ref _tokens);

    /// <summary>An ISO 8601 duration, as it came.</summary>
    public Duration Duration() => Null() ? default : new(String());

    /// <summary>A time as seconds since 1970, UTC.</summary>
    public DateTimeOffset UnixSeconds() => Null() ? default : JsonDates.Unix(ref _tokens, TimeSpan.TicksPerSecond);

    /// <summary>A time as milliseconds since 1970, UTC.</summary>
    public DateTimeOffset UnixMilliseconds() => Null() ? default : JsonDates.Unix(ref _tokens, TimeSpan.TicksPerMillisecond);

    /// <summary>A UUID, with or without dashes and braces.</summary>
    public Guid Guid() => Null() ? default : JsonText.Guid(ref _tokens);

    /// <summary>A URL, absolute or relative. Text that is no URL is a relative one with its colons percent-encoded.</summary>
    public Uri Uri() => Null() ? null! : JsonText.Uri(ref _tokens);

    /// <summary>Bytes as base64 or base64url.</summary>
    public byte[] Bytes() => Null() ? null! : JsonText.Bytes(ref _tokens);

    /// <summary>Any value, as it came.</summary>
    public JsonElement Element() => _tokens.Element();

    /// <summary>A file, as base64.</summary>
    public ApiFile File() => Null() ? null! : ApiFile.FromBytes(JsonText.Bytes(ref _tokens));

    /// <summary>A 64-bit integer carried as text.</summary>
    public long Int64Text() => Int64();

    /// <summary>An unsigned 64-bit integer carried as text.</summary>
    public ulong UInt64Text() => UInt64();

    /// <summary>Bytes as base64url.</summary>
    public byte[] Base64Url() => Bytes();

    /// <summary>A floating point number carried as text.</summary>
    public double DoubleText() => Double();

    /// <summary>A decimal number carried as text.</summary>
    public decimal DecimalText() => Decimal();

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
