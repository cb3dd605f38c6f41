using Integrator.Auth;
using Integrator.Json;
using Microsoft.Extensions.Logging;
using Polly;

namespace Integrator.Http;

/// <summary>One call on its way: what every attempt of it shares.</summary>
internal sealed class Call(CallSetting setting, ApiRequest request, Authorization authorization, EffectivePolicy policy) : IMissingMembers
{
    private const string UserAgent = "Integrator/0.1";

    public static ResiliencePropertyKey<Call> Key { get; } = new("Integrator.Call");

    public Api Api => setting.Api;

    public ILogger Logger => setting.Options.Logger;

    /// <summary>Takes the secrets of the account out of texts.</summary>
    public Redactor Redactor => setting.Redactor;

    public ApiRequest Request => request;

    public Uri Address => request.Address!;

    /// <summary>What is applied to the finished request; null when there is nothing.</summary>
    public List<ComputedScheme>? Computed => authorization.Computed;

    /// <summary>The token it was sent with last.</summary>
    public OAuthToken? Token { get; set; }

    /// <summary>Whether it was sent again with a new token.</summary>
    public bool IsRenewed { get; set; }

    /// <summary>Whether its body can be sent from its beginning.</summary>
    public bool CanSend => request.Content is null or { CanSend: true };

    /// <summary>How many times it was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>What holds for it.</summary>
    public EffectivePolicy Policy => policy;

    /// <summary>What is done about its last attempt.</summary>
    public Verdict Verdict { get; set; }

    /// <summary>The largest body, or item of a stream, in bytes after decompression.</summary>
    public int MaxResponseBytes => setting.Options.MaxResponseBytes;

    /// <summary>When all of it must be over; null if it may take as long as its attempts do.</summary>
    public Deadline? Deadline { get; } = setting.Options.TotalTimeout is { } total ? new Deadline(total, setting.Options.TimeProvider) : null;

    /// <summary>What was answered to an attempt that is repeated, for when the deadline leaves no time to repeat it.</summary>
    public Reply? Last { get; set; }

    /// <summary>Replaces its token; null where there is none to be had.</summary>
    public Func<OAuthToken?, CancellationToken, ValueTask<bool>>? Renew => setting.Account is null || authorization.Computed is null ? null : setting.Account.RenewAsync;

    /// <summary>How messages, logs and exceptions call it; without query values.</summary>
    public string Operation => $"{setting.Api.Name}: {request.HttpMethod} {request.Template}";

    /// <summary>Why a redirect of the last attempt was not followed; null if there was none, or if it was followed.</summary>
    public string? Refusal { get; set; }

    /// <summary>The first message.</summary>
    public Hop First => new(request.HttpMethod, Address, HasBody: true, setting.Addresses.IsOwn(Address), IsNamed: true, Count: 0);

    /// <summary>The paths of required members that its answer lacks, where they are reported.</summary>
    public List<string>? MissingMembers { get; private set; }

    bool IMissingMembers.Wants(JsonNames names, int index) => setting.Missing.Wants(this, names, index);

    void IMissingMembers.Take(JsonNames names, int index, string path)
    {
        path = Redactor.Redact(path);
        Log.MissingMember(Logger, Api.Name, request.HttpMethod.Method, request.Template, names[index], path);
        if (setting.Options.MissingMembers == Integrator.MissingMembers.Report)
        {
            (MissingMembers ??= []).Add(path);
        }
    }

    /// <summary>Whether credentials may go there.</summary>
    public bool IsOwn(Uri target) => setting.Addresses.IsOwn(target);

    /// <summary>Whether the request itself, without credentials, may go there.</summary>
    public bool IsServer(Uri target) => setting.Addresses.IsServer(target, request);

    /// <summary>
    /// The message for one hop. The server that a method names gets the method's own headers and body; any other origin that is not the API's sees
    /// nothing but the HTTP method and the address.
    /// </summary>
    public HttpRequestMessage Message(Hop hop)
    {
        var message = new HttpRequestMessage(hop.Method, hop.Address) { Content = hop.HasBody ? request.Content : null };
        if (hop.IsNamed)
        {
            AddHeaders(message, hop.IsOwn ? authorization : Authorization.Nothing);
        }

        if (!message.Headers.NonValidated.Contains("Accept"))
        {
            message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        }

        if (!message.Headers.NonValidated.Contains("User-Agent"))
        {
            message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        }

        return message;
    }

    private void AddHeaders(HttpRequestMessage message, Authorization proof)
    {
        foreach (var (name, value) in request.Headers ?? [])
        {
            Add(message, name, value);
        }

        foreach (var (name, value) in proof.Headers)
        {
            message.Headers.Remove(name);
            Add(message, name, value);
        }

        var cookies = request.Cookies;
        foreach (var (name, value) in proof.Cookies)
        {
            cookies = $"{(cookies is null ? "" : cookies + "; ")}{name}={value}";
        }

        if (cookies is not null)
        {
            Add(message, "Cookie", cookies);
        }
    }

    private void Add(HttpRequestMessage message, string name, string value)
    {
        if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException($"{Operation}: the header '{name}' holds a line break.", name);
        }

        if (message.Headers.TryAddWithoutValidation(name, value) || message.Content is not { } content)
        {
            return;
        }

        // A header of the content, which serves every attempt.
        if (content.Headers.NonValidated.Contains(name))
        {
            content.Headers.Remove(name);
        }

        content.Headers.TryAddWithoutValidation(name, value);
    }
}
