using System.Text;

namespace Integrator.Auth;

/// <summary>
/// Knows the secrets of one account and takes them out of texts. Secrets are remembered as they are used; what they look like in a text is worked
/// out only when a text is written.
/// </summary>
internal sealed class Redactor
{
    // Tokens of a connection that lives for months: the latest are the ones that somebody may still repeat.
    private const int MostPassing = 256;
    private const string Mark = "***";

    private readonly Lock _lock = new();
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private readonly Queue<string> _passing = new();
    private volatile string? _last;
    private SecretForms? _forms;

    /// <summary>Remembers a secret for as long as the account is used.</summary>
    public void Keep(string? secret) => Add(secret, isPassing: false);

    /// <summary>Remembers a secret that others replace, such as a token or a code.</summary>
    public void Pass(string? secret) => Add(secret, isPassing: true);

    /// <summary>Remembers the secrets of a token: the token, what refreshes it, and what came with it and is not an address.</summary>
    public void Pass(OAuthToken? token)
    {
        Pass(token?.AccessToken);
        Pass(token?.RefreshToken);
        foreach (var value in token?.Values.Values ?? [])
        {
            Pass(Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? null : value);
        }
    }

    /// <summary>Remembers the secrets of a credential.</summary>
    /// <param name="credential">The credential; null has none.</param>
    /// <param name="form">Says which fields are not secret; null if the credential has no fields.</param>
    public void Keep(Credential? credential, CredentialForm? form)
    {
        foreach (var member in credential?.Members?.Values ?? [])
        {
            Keep(member, form);
        }

        Keep(credential?.Secret);
        foreach (var (name, value) in credential?.Fields ?? new Dictionary<string, string?>())
        {
            Keep(form?.IsPublic(name) == true ? null : value);
        }

        Pass(credential?.Token);
    }

    /// <summary>The text without the secrets in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How much of the text is wanted. It is cut after secrets were found, so that none is cut in two.</param>
    public string Redact(string text, int length = int.MaxValue)
    {
        var forms = Forms();
        var end = Math.Min(text.Length, length);
        StringBuilder? redacted = null;
        var at = 0;
        while (at < end)
        {
            var start = forms.NextStart(text, at, end);
            redacted?.Append(text, at, start - at);
            at = start;
            if (at < end && forms.Find(text, at, out var before) is > 0 and var found)
            {
                redacted ??= new StringBuilder(text, 0, at, Math.Max(at, 16));
                redacted.Length -= Math.Min(before, redacted.Length);
                redacted.Append(Mark);
                at += found;
            }
            else if (at < end)
            {
                redacted?.Append(text[at]);
                at++;
            }
        }

        return redacted?.ToString() ?? (end == text.Length ? text : text[..end]);
    }

    private void Add(string? secret, bool isPassing)
    {
        // The same few values come with every call.
        if (secret is null || ReferenceEquals(secret, _last) || secret.Length < SecretForms.Shortest)
        {
            return;
        }

        lock (_lock)
        {
            _last = secret;
            if (!_secrets.Add(secret))
            {
                return;
            }

            _forms = null;
            if (!isPassing)
            {
                return;
            }

            _passing.Enqueue(secret);
            if (_passing.Count > MostPassing)
            {
                _secrets.Remove(_passing.Dequeue());
            }
        }
    }

    private SecretForms Forms()
    {
        lock (_lock)
        {
            return _forms ??= new SecretForms(_secrets);
        }
    }
}
