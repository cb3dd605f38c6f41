using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>
/// Walks the tokens of JSON that is all there. Whoever reads says whether members or items come, so nothing is kept of what is open;
/// a name that is expected is compared and not searched for its end. What is skipped or copied whole is left to <see cref="Utf8JsonReader"/>.
/// </summary>
internal ref struct JsonTokens(ReadOnlySpan<byte> json, int maxDepth)
{
    private static readonly SearchValues<byte> s_stringEnds =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(static control => (byte)control), (byte)'"', (byte)'\\']);

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _json = json;
    private int _next;
    private int _end;

    public JsonTokenType TokenType { get; private set; }

    /// <summary>Whether the text of a name or a string has escapes.</summary>
    public bool ValueIsEscaped { get; private set; }

    /// <summary>How many objects and arrays are open.</summary>
    public int Depth { get; private set; }

    public int TokenStartIndex { get; private set; }

    /// <summary>The text of a name or a string as it is written, without quotation marks; any other token whole.</summary>
    public readonly ReadOnlySpan<byte> ValueSpan => TokenType is JsonTokenType.String or JsonTokenType.PropertyName
        ? _json[(TokenStartIndex + 1)..(_end - 1)]
        : _json[TokenStartIndex.._end];

    /// <summary>Whether a member or an item follows; if not, goes to the end of what is open.</summary>
    public bool More(JsonTokenType end)
    {
        var next = Peek();
        if (next == (end == JsonTokenType.EndObject ? (byte)'}' : (byte)']'))
        {
            TokenStartIndex = _next;
            Depth--;
            Ends(end, _next + 1);
            return false;
        }

        if (TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            Expect((byte)',');
            Peek();
        }

        return true;
    }

    /// <summary>Goes over a name and its colon, if they are these.</summary>
    public bool TryName(ReadOnlySpan<byte> name)
    {
        if (!_json[_next..].StartsWith(name))
        {
            return false;
        }

        _next += name.Length;
        return true;
    }

    /// <summary>Goes to a name; the colon is behind the reader then.</summary>
    public void Name()
    {
        TokenStartIndex = _next;
        String(JsonTokenType.PropertyName);
        Peek();
        Expect((byte)':');
    }

    /// <summary>Goes to a value.</summary>
    public void Value()
    {
        var first = Peek();
        TokenStartIndex = _next;
        switch (first)
        {
            case (byte)'"':
                String(JsonTokenType.String);
                break;
            case (byte)'{':
                Open(JsonTokenType.StartObject);
                break;
            case (byte)'[':
                Open(JsonTokenType.StartArray);
                break;
            case (byte)'t':
                Literal("true"u8, JsonTokenType.True);
                break;
            case (byte)'f':
                Literal("false"u8, JsonTokenType.False);
                break;
            case (byte)'n':
                Literal("null"u8, JsonTokenType.Null);
                break;
            default:
                Ends(JsonTokenType.Number, Checked(JsonGrammar.Number(_json, _next)));
                break;
        }
    }

    /// <summary>Nothing but white space may follow.</summary>
    public void End()
    {
        if (!_json[_next..].Trim(" \t\r\n"u8).IsEmpty)
        {
            TokenStartIndex = _next;
            throw new JsonException("The JSON goes on after its end.");
        }
    }

    /// <summary>Goes to the last token of the value.</summary>
    public void Skip()
    {
        if (TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            Whole(static (ref Utf8JsonReader json) => json.TrySkip());
        }
    }

    /// <summary>The value as it is; goes to its last token.</summary>
    public JsonElement Element() => Whole(static (ref Utf8JsonReader json) => JsonElement.ParseValue(ref json));

    public readonly string GetString()
    {
        if (!ValueIsEscaped)
        {
            return s_utf8.GetString(ValueSpan);
        }

        var text = Text();
        return text.GetString()!;
    }

    /// <summary>The text without escapes; it takes no more room than with them.</summary>
    public readonly int CopyString(Span<byte> buffer)
    {
        var text = Text();
        return text.CopyString(buffer);
    }

    /// <summary>A reader that stands on this text.</summary>
    public readonly Utf8JsonReader Text()
    {
        var text = new Utf8JsonReader(_json[TokenStartIndex.._end]);
        text.Read();
        return text;
    }

    private delegate T Reading<T>(ref Utf8JsonReader json);

    private T Whole<T>(Reading<T> read)
    {
        var isOpen = TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        var value = new Utf8JsonReader(_json[TokenStartIndex..], new JsonReaderOptions { MaxDepth = maxDepth - Depth + (isOpen ? 1 : 0) });
        try
        {
            value.Read();
            var result = read(ref value);
            Depth -= isOpen ? 1 : 0;
            Ends(value.TokenType, TokenStartIndex + (int)value.BytesConsumed);
            return result;
        }
        catch (JsonException)
        {
            TokenStartIndex += (int)value.BytesConsumed;
            throw;
        }
    }

    private void Open(JsonTokenType token)
    {
        if (++Depth > maxDepth)
        {
            throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"Objects and arrays stand in each other more than {maxDepth} deep."));
        }

        Ends(token, _next + 1);
    }

    private void Literal(ReadOnlySpan<byte> literal, JsonTokenType token)
    {
        if (!_json[_next..].StartsWith(literal))
        {
            throw Broken(_next + _json[_next..].CommonPrefixLength(literal));
        }

        Ends(token, _next + literal.Length);
    }

    private void String(JsonTokenType token)
    {
        if (_json[_next] != '"')
        {
            throw Broken(_next);
        }

        ValueIsEscaped = false;
        var at = _next + 1;
        while (true)
        {
            var length = _json[at..].IndexOfAny(s_stringEnds);
            if (length < 0 || _json[at + length] < ' ')
            {
                throw Broken(length < 0 ? _json.Length : at + length);
            }

            at += length + 1;
            if (_json[at - 1] == '"')
            {
                Ends(token, at);
                return;
            }

            ValueIsEscaped = true;
            at = Checked(JsonGrammar.Escape(_json, at));
        }
    }

    private int Checked(int end) => end >= 0 ? end : throw Broken(~end);

    private void Ends(JsonTokenType token, int end)
    {
        TokenType = token;
        _end = end;
        _next = end;
    }

    private void Expect(byte expected)
    {
        if (_json[_next] != expected)
        {
            throw Broken(_next);
        }

        _next++;
    }

    /// <summary>The byte after white space.</summary>
    private byte Peek()
    {
        while ((uint)_next < (uint)_json.Length)
        {
            var next = _json[_next];
            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return next;
            }

            _next++;
        }

        throw Broken(_next);
    }

    private JsonException Broken(int at)
    {
        TokenStartIndex = at;
        if (at >= _json.Length)
        {
            return new JsonException("The JSON ends too early.");
        }

        return new JsonException(_json[at] is > (byte)' ' and <= (byte)'~'
            ? $"'{(char)_json[at]}' is invalid here."
            : string.Create(CultureInfo.InvariantCulture, $"The byte 0x{_json[at]:X2} is invalid here."));
    }
}
