using System.Reflection;
using System.Text.Json;
using Integrator.JsonSchema.Tests.Suite;

namespace Integrator.JsonSchema.Tests.Trips;

/// <summary>An instance read by generated code and written by it again.</summary>
internal sealed class RoundTrip(Assembly assembly, Subject subject)
{
    /// <summary>The instance as the body of an answer, then of a request.</summary>
    public string Body(JsonElement data)
    {
        var wire = new Wire(data.GetRawText());
        using var http = new HttpClient(wire);
        var clients = assembly.GetType($"{subject.Namespace}.{subject.Namespace}Client", throwOnError: true)!;
        var api = clients.GetProperty("Api", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        using var connection = new Connection((Api)api, null, new ConnectionOptions { HttpClient = http, MaxAttempts = 1 });
        var client = Activator.CreateInstance(clients, connection)!;
        var resource = clients.GetProperty("Subject")!.GetValue(client)!;
        var value = Call(resource, "TakeAsync", []);
        Call(resource, "GiveAsync", [value]);
        return wire.Sent;
    }

    /// <summary>The instance as a required member of an object.</summary>
    public string Member(JsonElement data)
    {
        var holders = assembly.GetType($"{subject.Namespace}.Holder", throwOnError: true)!;
        var written = JsonSerializer.Serialize(JsonSerializer.Deserialize($$"""{"value":{{data.GetRawText()}}}""", holders), holders);
        using var document = JsonDocument.Parse(written);
        return document.RootElement.TryGetProperty("value", out var value) ? value.GetRawText() : "";
    }

    private static object? Call(object resource, string name, object?[] arguments)
    {
        var method = resource.GetType().GetMethods().First(method => method.Name == name);
        var given = method.GetParameters().Select((parameter, index) => index < arguments.Length ? arguments[index] : parameter.HasDefaultValue ? parameter.DefaultValue : null).ToArray();
        var task = (Task)method.Invoke(resource, given)!;
        task.GetAwaiter().GetResult();
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }

    /// <summary>A server that answers one text and keeps what it is sent.</summary>
    private sealed class Wire(string answer) : HttpMessageHandler
    {
        public string Sent { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get)
            {
                return new HttpResponseMessage { Content = new StringContent(answer, null, "application/json") };
            }

            Sent = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
            return new HttpResponseMessage(System.Net.HttpStatusCode.NoContent);
        }
    }
}
