using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace OrderSync.Vendor;

/// <summary>Counts requests by path, so that a repeated call can be told from a single one.</summary>
internal sealed class CallLog
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public int Count(string path) => _counts.GetValueOrDefault(path);

    public Task RecordAsync(HttpContext http, RequestDelegate next)
    {
        _counts.AddOrUpdate(http.Request.Path.Value!, 1, static (_, count) => count + 1);
        return next(http);
    }
}
