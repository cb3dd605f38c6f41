using System.Text.Json;
using System.Text.Json.Nodes;
using Integrator.Credentials;

namespace Integrator;

/// <summary>Credentials as bytes, for stores. The bytes hold the secrets: encrypt them.</summary>
public static class CredentialJson
{
    private const int Version = 1;

    /// <summary>The credential, its token and the account's variables as JSON in UTF-8.</summary>
    public static byte[] Write(CredentialState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var json = new JsonObject { ["version"] = Version, ["credential"] = Of(state.Credential), ["variables"] = state.Variables };
        return JsonSerializer.SerializeToUtf8Bytes(json, StoreJson.Default.JsonObject);
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="generation">The generation, which stands beside them.</param>
    /// <exception cref="FormatException">They are something else, or of a later version.</exception>
    public static CredentialState Read(ReadOnlySpan<byte> json, long generation)
    {
        try
        {
            var stored = JsonNode.Parse(json)!.AsObject();
            return (int)stored["version"]! == Version
                ? new CredentialState(Credential(stored["credential"]!.AsObject()), generation) { Variables = (string?)stored["variables"] }
                : throw new FormatException($"The credential was stored in the format {stored["version"]}; this version reads format {Version}.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new FormatException("What is stored is no credential.", failure is JsonException ? null : failure);
        }
    }

    private static JsonObject Of(Credential credential) => credential.Kind switch
    {
        CredentialKind.Named => new JsonObject { ["kind"] = nameof(CredentialKind.Named), ["members"] = new JsonObject(credential.Members!.Select(static member => KeyValuePair.Create(member.Key, (JsonNode?)Of(member.Value)))) },
        CredentialKind.Fields => new JsonObject
        {
            ["kind"] = nameof(CredentialKind.Fields),
            ["method"] = credential.Method,
            ["fields"] = Texts(credential.Fields),
            ["token"] = credential.Token is { } token ? Of(token) : null,
        },
        var kind => new JsonObject { ["kind"] = kind.ToString(), ["user"] = credential.User, ["secret"] = credential.Secret },
    };

    private static JsonObject Of(OAuthToken token) => new()
    {
        ["access_token"] = token.AccessToken,
        ["token_type"] = token.TokenType,
        ["expires_at"] = token.ExpiresAt?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["refresh_token"] = token.RefreshToken,
        ["scope"] = token.Scope,
        ["values"] = Texts(token.Values),
    };

    private static JsonObject Texts<T>(IEnumerable<KeyValuePair<string, T>> texts) => new(texts.Select(static text => KeyValuePair.Create(text.Key, (JsonNode?)JsonValue.Create(text.Value as string))));

    private static Credential Credential(JsonObject json) => (string)json["kind"]! switch
    {
        nameof(CredentialKind.None) => Integrator.Credential.None,
        nameof(CredentialKind.Bearer) => Integrator.Credential.Bearer((string)json["secret"]!),
        nameof(CredentialKind.ApiKey) => Integrator.Credential.ApiKey((string)json["secret"]!),
        nameof(CredentialKind.Basic) => Integrator.Credential.Basic((string)json["user"]!, (string)json["secret"]!),
        nameof(CredentialKind.Named) => Integrator.Credential.Named(json["members"]!.AsObject().ToDictionary(static member => member.Key, static member => Credential(member.Value!.AsObject()), StringComparer.Ordinal)),
        nameof(CredentialKind.Fields) => Integrator.Credential.Of(
            (string)json["method"]!,
            json["fields"]!.AsObject().ToDictionary(static field => field.Key, static field => (string?)field.Value, StringComparer.Ordinal),
            json["token"] is { } token ? Token(token.AsObject()) : null),
        var kind => throw new FormatException($"A credential of the kind '{kind}' is unknown."),
    };

    private static OAuthToken Token(JsonObject json) => new((string)json["access_token"]!)
    {
        TokenType = (string)json["token_type"]!,
        ExpiresAt = json["expires_at"] is { } end ? DateTimeOffset.Parse((string)end!, System.Globalization.CultureInfo.InvariantCulture) : null,
        RefreshToken = (string?)json["refresh_token"],
        Scope = (string?)json["scope"],
        Values = json["values"]!.AsObject().ToDictionary(static value => value.Key, static value => (string)value.Value!, StringComparer.Ordinal),
    };
}
