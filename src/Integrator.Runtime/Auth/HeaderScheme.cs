using System.Text.Json.Nodes;
using Integrator.Auth;

namespace Integrator;

/// <summary>Computed headers. One that is null is not sent.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Headers">Gives names and values; it sees the request.</param>
public sealed record HeaderScheme(string Name, Func<AuthScope, IEnumerable<KeyValuePair<string, string?>>> Headers) : ComputedScheme(Name)
{
    /// <summary>One header.</summary>
    public HeaderScheme(string name, string header, Func<AuthScope, string?> value)
        : this(name, scope => [new(header, value(scope) ?? throw new InvalidOperationException($"'{header}' has no value to authorize with."))])
    {
    }

    /// <summary>The headers that an object names; one without a value is not sent.</summary>
    public static HeaderScheme Of(string name, Func<AuthScope, JsonNode?> headers) => new(
        name,
        scope => (headers(scope) as JsonObject ?? []).Select(static member => KeyValuePair.Create(member.Key, member.Value?.ToString())));

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal override ValueTask ApplyAsync(Signing signing, CancellationToken cancellationToken)
    {
        foreach (var (header, value) in Headers(signing.Scope))
        {
            if (value is not null)
            {
                signing.SetHeader(header, value);
            }
        }

        return default;
    }
}
