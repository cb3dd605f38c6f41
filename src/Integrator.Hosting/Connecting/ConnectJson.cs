using System.Text.Json;
using System.Text.Json.Serialization;

namespace Integrator.Hosting;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LinkText))]
[JsonSerializable(typeof(ConsentText))]
[JsonSerializable(typeof(CredentialInfo))]
[JsonSerializable(typeof(ConnectionState))]
[JsonSerializable(typeof(ConnectAnswer))]
[JsonSerializable(typeof(ConnectProblem))]
[JsonSerializable(typeof(SubmittedForm))]
internal sealed partial class ConnectJson : JsonSerializerContext;

/// <summary>A link as it is encrypted.</summary>
internal sealed record LinkText(string Api, string Name, string Tenant, string? User, long Until, string? ReturnTo);

/// <summary>A consent that has begun, as it is encrypted: the link that it began with, what the user submitted, and what the cookie of the browser holds.</summary>
internal sealed record ConsentText(string Link, string Method, Dictionary<string, string?> Fields, string Url, string State, string RedirectUri, string? Verifier, string Browser, long Until);

/// <summary>What a program submits instead of a form.</summary>
internal sealed record SubmittedForm(string? Method, Dictionary<string, string?>? Fields);

/// <summary>What a program is told: where the browser goes, or that the account is connected.</summary>
internal sealed record ConnectAnswer(string? Url, string? Connection, string Status);

/// <summary>A problem, in the manner of RFC 9457.</summary>
internal sealed record ConnectProblem(string Type, string Title, int Status, IReadOnlyDictionary<string, string>? Errors);

/// <summary>How far a connection is.</summary>
internal sealed record ConnectionState(string? Connection, string Status, string? State, string? Error);
