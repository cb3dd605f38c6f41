using System.Buffers;
using System.Text;

namespace Integrator.Auth;

/// <summary>
/// What secrets look like in a text: as they are, in JSON, percent-encoded, in a form, in HTML, and as a part of base64 such as that of
/// <c>Authorization: Basic</c>. Escapes are undone while the text is compared, so every way to write one of them is found.
/// </summary>
internal sealed class SecretForms
{
    /// <summary>The length of the shortest secret that is looked for.</summary>
    public const int Shortest = 4;

    // A shorter secret may be a word that stands in a text by itself or in another word.
    private const int ShortestWithin = 6;
    private const int ShortestBase64 = 8;

    private static readonly SearchValues<char> s_base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=");

    private readonly Dictionary<char, List<Form>> _forms = [];
    private readonly SearchValues<char> _starts;

    public SecretForms(IEnumerable<string> secrets)
    {
        foreach (var secret in secrets)
        {
            Add(new Form(secret, secret.Length < ShortestWithin, IsBase64: false));
            foreach (var text in (HashSet<string>)[secret, Uri.EscapeDataString(secret)])
            {
                AddBase64(Encoding.UTF8.GetBytes(text));
            }
        }

        _starts = SearchValues.Create([.. _forms.Keys, .. EscapedText.Starts]);
    }

    /// <summary>Where a secret may begin next.</summary>
    public int NextStart(string text, int from, int end) =>
        _forms.Count > 0 && text.AsSpan(from, end - from).IndexOfAny(_starts) is >= 0 and var index ? from + index : end;

    /// <summary>The length of the longest secret that begins here, as it is written; 0 if there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the secret begins.</param>
    /// <param name="before">How many letters before it belong to it: those of the same base64.</param>
    public int Find(string text, int at, out int before)
    {
        before = 0;
        var (longest, isBase64) = (0, false);
        Span<char> firsts = stackalloc char[EscapedText.MostReadings];
        foreach (var first in firsts[..EscapedText.Firsts(text.AsSpan(at), firsts)])
        {
            foreach (var form in _forms.TryGetValue(first, out var forms) ? forms : [])
            {
                if (EscapedText.Match(text.AsSpan(at), form.Text) is var length && length > longest && (!form.IsWord || IsWord(text, at, length)))
                {
                    (longest, isBase64) = (length, form.IsBase64);
                }
            }
        }

        if (!isBase64)
        {
            return longest;
        }

        while (before < at && s_base64.Contains(text[at - before - 1]))
        {
            before++;
        }

        var rest = text.AsSpan(at + longest).IndexOfAnyExcept(s_base64);
        return rest < 0 ? text.Length - at : longest + rest;
    }

    private static bool IsWord(string text, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + length >= text.Length || !char.IsLetterOrDigit(text[at + length]));

    // What stands before the secret decides how its bits fall into letters. Letters that hold bits of something else are left out.
    private void AddBase64(byte[] secret)
    {
        for (var before = 0; before < 3; before++)
        {
            var letters = Convert.ToBase64String([.. new byte[before], .. secret]).TrimEnd('=');
            var (start, end) = (((before * 8) + 5) / 6, (before + secret.Length) * 8 / 6);
            if (end - start < ShortestBase64)
            {
                continue;
            }

            var text = letters[start..end];
            Add(new Form(text, IsWord: false, IsBase64: true));
            if (text.AsSpan().ContainsAny('+', '/'))
            {
                Add(new Form(text.Replace('+', '-').Replace('/', '_'), IsWord: false, IsBase64: true));
            }
        }
    }

    private void Add(Form form)
    {
        if (!_forms.TryGetValue(form.Text[0], out var forms))
        {
            _forms[form.Text[0]] = forms = [];
        }

        forms.Add(form);
    }

    /// <param name="Text">The letters, without escapes.</param>
    /// <param name="IsWord">Whether it must stand by itself.</param>
    /// <param name="IsBase64">Whether it is a part of base64, which is taken away as a whole.</param>
    private readonly record struct Form(string Text, bool IsWord, bool IsBase64);
}
