using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Integrator.Tests.Support;
using Minimal;

namespace Integrator.Tests.Clients;

/// <summary>The yardstick: a client written by hand over HttpClient and a source-generated serializer.</summary>
public sealed class AllocationTests
{
    private const int Calls = 2000;

    private static readonly byte[] s_body =
        """{"id":"o_1","quantity":3,"lines":[{"id":"l_1","quantity":1,"lines":[],"kind":"order"}],"matrix":[[1,2],[3]],"kind":"order"}"""u8.ToArray();

    [Fact]
    public async Task AGetAllocatesNoMoreThanWrittenByHand()
    {
        using var http = new HttpClient(new StubTransport(static _ => Answer())) { BaseAddress = new Uri("https://api.shop.example/v1/") };
        using var connection = new Connection(MinimalClient.Api, Credential.Bearer("t"), new() { HttpClient = http });
        var client = new MinimalClient(connection);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "t");

        var byHand = await AllocatedAsync(() => http.GetFromJsonAsync($"orders/{Uri.EscapeDataString("o_1")}", HandJson.Default.HandOrder));
        var generated = await AllocatedAsync(() => client.Orders.GetAsync("o_1"));

        TestContext.Current.SendDiagnosticMessage("GET: by hand {0} B, generated {1} B", byHand, generated);
        Assert.True(generated <= byHand, $"{generated} B, by hand {byHand} B");
    }

    [Fact]
    public async Task APostAllocatesNoMoreThanWrittenByHand()
    {
        using var http = new HttpClient(new StubTransport(static message =>
        {
            message.Content!.CopyToAsync(Stream.Null).GetAwaiter().GetResult();
            var answer = Answer();
            answer.StatusCode = HttpStatusCode.Created;
            return answer;
        })) { BaseAddress = new Uri("https://api.shop.example/v1/") };
        using var connection = new Connection(MinimalClient.Api, Credential.Bearer("t"), new() { HttpClient = http });
        var client = new MinimalClient(connection);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "t");
        var hand = new HandOrder { Id = "o", Lines = [new HandOrder { Id = "l", Lines = [] }] };
        var order = new Order { Id = "o", Lines = [new Order { Id = "l", Lines = [] }] };

        var byHand = await AllocatedAsync(async () =>
        {
            using var response = await http.PostAsJsonAsync("orders", hand, HandJson.Default.HandOrder);
            return await response.Content.ReadFromJsonAsync(HandJson.Default.HandOrder);
        });
        var generated = await AllocatedAsync(() => client.Orders.CreateAsync(order));

        TestContext.Current.SendDiagnosticMessage("POST: by hand {0} B, generated {1} B", byHand, generated);
        Assert.True(generated <= byHand, $"{generated} B, by hand {byHand} B");
    }

    private static HttpResponseMessage Answer() => new(HttpStatusCode.OK)
    {
        Content = new ByteArrayContent(s_body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    private static async Task<long> AllocatedAsync<T>(Func<Task<T>> call)
    {
        for (var warmUp = 0; warmUp < 200; warmUp++)
        {
            await call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 0; count < Calls; count++)
        {
            var task = call();
            Assert.True(task.IsCompletedSuccessfully);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}

/// <summary>The members of an order that the answer carries.</summary>
internal sealed class HandOrder
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("quantity")]
    public int? Quantity { get; set; }

    [JsonPropertyName("lines")]
    public List<HandOrder>? Lines { get; set; }

    [JsonPropertyName("tags")]
    public Dictionary<string, int?>? Tags { get; set; }

    [JsonPropertyName("matrix")]
    public List<List<double>>? Matrix { get; set; }

    [JsonPropertyName("paidAt")]
    public DateTimeOffset? PaidAt { get; set; }

    [JsonPropertyName("note")]
    public string? Note { get; set; }

    [JsonPropertyName("pet")]
    public object? Pet { get; set; }

    [JsonPropertyName("any")]
    public object? Any { get; set; }

    [JsonPropertyName("kind")]
    public string? Kind { get; set; } = "order";
}

/// <summary>What one would have the serializer's generator write.</summary>
[JsonSerializable(typeof(HandOrder))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class HandJson : JsonSerializerContext;
