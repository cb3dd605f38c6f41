using Microsoft.AspNetCore.Http;

namespace OrderSync.Vendor;

/// <summary>Lets one request at a time reach the shop's data, which is not made for several.</summary>
internal sealed class Turn : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    public void Dispose() => _free.Dispose();

    public async Task TakeAsync(HttpContext http, RequestDelegate next)
    {
        await _free.WaitAsync(http.RequestAborted);
        try
        {
            await next(http);
        }
        finally
        {
            _free.Release();
        }
    }
}
