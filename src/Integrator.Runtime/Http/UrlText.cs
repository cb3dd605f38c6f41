using System.Buffers;

namespace Integrator.Http;

/// <summary>Percent-encoded text in a rented buffer that grows. <c>default</c> is empty.</summary>
internal struct UrlText
{
    // Brackets and what OData puts into names are sent plain: servers that take them encoded take them plain too.
    private static readonly SearchValues<char> s_plainInNames =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~[]$:@!*");

    // RFC 3986, section 2.2, without what would end the path or the query, or the value in it.
    private static readonly SearchValues<char> s_reserved = SearchValues.Create(":/[]@!$'()*,;=");

    private char[]? _buffer;

    public int Length { get; private set; }

    public void Append(char value)
    {
        Reserve(1);
        _buffer![Length++] = value;
    }

    public void Append(ReadOnlySpan<char> value)
    {
        Reserve(value.Length);
        value.CopyTo(_buffer.AsSpan(Length));
        Length += value.Length;
    }

    public void AppendName(string name)
    {
        if (!name.AsSpan().ContainsAnyExcept(s_plainInNames))
        {
            Append(name);
            return;
        }

        Span<char> text = stackalloc char[2];
        foreach (var part in name.AsSpan().EnumerateRunes())
        {
            var length = part.EncodeToUtf16(text);
            if (length == 1 && s_plainInNames.Contains(text[0]))
            {
                Append(text[0]);
            }
            else
            {
                AppendEscaped(text[..length]);
            }
        }
    }

    public void AppendEscaped(ReadOnlySpan<char> value)
    {
        Reserve(value.Length);
        int written;
        while (!Uri.TryEscapeDataString(value, _buffer.AsSpan(Length), out written))
        {
            Reserve(_buffer!.Length - Length + 1);
        }

        Length += written;
    }

    /// <summary>Encodes all but the letters that RFC 3986 reserves.</summary>
    public void AppendReserved(ReadOnlySpan<char> value)
    {
        while (value.Length > 0)
        {
            var length = value.IndexOfAny(s_reserved);
            AppendEscaped(value[..(length < 0 ? value.Length : length)]);
            if (length < 0)
            {
                return;
            }

            Append(value[length]);
            value = value[(length + 1)..];
        }
    }

    public override readonly string ToString() => new(_buffer.AsSpan(0, Length));

    public readonly ReadOnlySpan<char> AsSpan() => _buffer.AsSpan(0, Length);

    public void Release()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            Length = 0;
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private void Reserve(int count)
    {
        var capacity = _buffer?.Length ?? 0;
        if (Length + count <= capacity)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(256, Math.Max(Length + count, capacity * 2)));
        AsSpan().CopyTo(larger);
        var length = Length;
        Release();
        _buffer = larger;
        Length = length;
    }
}
