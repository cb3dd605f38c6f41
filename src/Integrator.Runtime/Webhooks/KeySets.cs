using System.Collections.Concurrent;
using System.Text.Json;
using Integrator.Json;
using Integrator.Webhooks;

namespace Integrator;

/// <summary>
/// Fetches the key sets of providers (RFC 7517, section 5) and keeps them. Keep one object for the lifetime of the application. It may be used by
/// many threads at the same time.
/// </summary>
/// <param name="http">The transport. It belongs to the caller.</param>
/// <param name="clock">The clock; null for that of the system.</param>
public sealed class KeySets(HttpClient http, TimeProvider? clock = null)
{
    private const int LongestSet = 1024 * 1024;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, KeySet> _sets = new(StringComparer.Ordinal);

    /// <summary>How long a key set is used before it is fetched again; one hour by default.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The shortest time between two requests for one key set; 30 seconds by default. A token with an unknown key makes a key set be fetched
    /// again, and anyone can send such tokens.
    /// </summary>
    public TimeSpan MinimumInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest time that a request for a key set may take; ten seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a key of the set signed; the set is fetched once more if it does not have the key.</summary>
    /// <exception cref="HttpRequestException">The key set could not be fetched.</exception>
    internal async ValueTask<bool> IsSignedAsync(string url, JsonElement header, byte[] signed, byte[] signature, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !(address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)))
        {
            throw new InvalidOperationException("The address of a key set must be an absolute https address.");
        }

        var set = _sets.GetOrAdd(address.AbsoluteUri, static (_, owner) => new KeySet(owner), this);
        var keys = await set.GetAsync(address, Lifetime, cancellationToken).ConfigureAwait(false);
        if (!JwtKey.Has(keys, header))
        {
            keys = await set.GetAsync(address, MinimumInterval, cancellationToken).ConfigureAwait(false);
        }

        return JwtKey.IsSignedByOne(keys, header, signed, signature);
    }

    private async Task<JsonElement> FetchAsync(Uri address)
    {
        using var ending = new CancellationTokenSource(Timeout, _clock);
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ending.Token).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            await response.Content.LoadIntoBufferAsync(LongestSet, ending.Token).ConfigureAwait(false);
            var json = await response.Content.ReadAsByteArrayAsync(ending.Token).ConfigureAwait(false);
            return JsonPath.Parse(json) is { } set && JsonPath.Find(set, "keys") is { ValueKind: JsonValueKind.Array } keys
                ? keys
                : throw new HttpRequestException($"{address.Host} answered with something that is not a key set.");
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or InvalidOperationException)
        {
            throw new HttpRequestException($"{address.Host} answered with a key set that broke off, or that cannot be decompressed.", failure);
        }
        catch (OperationCanceledException failure)
        {
            throw new HttpRequestException($"{address.Host} did not answer with its key set in time.", failure);
        }
    }

    /// <summary>One key set; requests for it are made one at a time, and all who wait share the answer.</summary>
    private sealed class KeySet(KeySets owner)
    {
        private readonly Lock _lock = new();
        private Task<JsonElement>? _keys;
        private long _since;

        public Task<JsonElement> GetAsync(Uri address, TimeSpan lifetime, CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                if (_keys is null || (_keys.IsCompleted && owner._clock.GetElapsedTime(_since) >= (_keys.IsFaulted ? owner.MinimumInterval : lifetime)))
                {
                    _since = owner._clock.GetTimestamp();
                    _keys = owner.FetchAsync(address);
                }

                return _keys.WaitAsync(cancellationToken);
            }
        }
    }
}
