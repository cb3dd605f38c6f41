using System.Text.Json;
using Integrator.Json;

namespace Integrator.Tests.Support;

/// <summary>A list of numbers, as generated code would make one.</summary>
internal sealed class ListProbe(Paging paging, string method = "GET", string path = "/list", Func<ApiRequest<JsonElement>, ApiRequest<JsonElement>>? build = null)
    : IPagedAction<JsonElement, int>
{
    public Paging Paging => paging;

    public ApiRequest<JsonElement> ToRequest() =>
        (build ?? (static request => request))(new ApiRequest<JsonElement>(method, path)).Json("2XX", JsonRead.Element);

    public IReadOnlyList<int>? Items(JsonElement result) => result.ValueKind == JsonValueKind.Array
        ? [.. result.EnumerateArray().Select(static item => item.GetInt32())]
        : result.TryGetProperty("items", out var items) ? [.. items.EnumerateArray().Select(static item => item.GetInt32())] : null;
}
