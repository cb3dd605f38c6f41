using System.Net.Http.Headers;
using System.Net.Http.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Minimal;

namespace Integrator.Benchmarks;

/// <summary>A call through the generated client against one written by hand over HttpClient and a source-generated serializer.</summary>
[MemoryDiagnoser]
[MinColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class CallBenchmarks : IDisposable
{
    private readonly HttpClient _http = new(new AnsweringHandler()) { BaseAddress = new Uri("https://api.shop.example/v1/") };
    private readonly HandOrder _handOrder = new() { Id = "o", Lines = [new HandOrder { Id = "l", Lines = [] }] };
    private readonly Order _order = new() { Id = "o", Lines = [new Order { Id = "l", Lines = [] }] };
    private readonly Connection _connection;
    private readonly MinimalClient _client;

    public CallBenchmarks()
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "t");
        _connection = new Connection(MinimalClient.Api, Credential.Bearer("t"), new() { HttpClient = _http });
        _client = new MinimalClient(_connection);
    }

    [Benchmark(Baseline = true), BenchmarkCategory("GET")]
    public Task<HandOrder?> GetByHand() => _http.GetFromJsonAsync($"orders/{Uri.EscapeDataString("o_1")}", HandJson.Default.HandOrder);

    [Benchmark, BenchmarkCategory("GET")]
    public Task<Order> Get() => _client.Orders.GetAsync("o_1");

    [Benchmark(Baseline = true), BenchmarkCategory("POST")]
    public async Task<HandOrder?> PostByHand()
    {
        using var response = await _http.PostAsJsonAsync("orders", _handOrder, HandJson.Default.HandOrder).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync(HandJson.Default.HandOrder).ConfigureAwait(false);
    }

    [Benchmark, BenchmarkCategory("POST")]
    public Task<CreateOrderResult> Post() => _client.Orders.CreateAsync(_order);

    public void Dispose()
    {
        _connection.Dispose();
        _http.Dispose();
        GC.SuppressFinalize(this);
    }
}
