using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace OrderSync.Vendor;

/// <summary>The shop that the sample talks to: a real server on loopback, which knows nothing of the generated client.</summary>
internal sealed class ShopServer : IAsyncDisposable
{
    /// <summary>The token a caller has to bring.</summary>
    public const string Token = "sample-token";

    private readonly WebApplication _application;
    private readonly CallLog _calls = new();
    private readonly Turn _turn = new();

    private ShopServer(WebApplication application)
    {
        _application = application;
        application.Use(_calls.RecordAsync);
        application.Use(Gate.CheckAsync);
        application.Use(_turn.TakeAsync);
        Map(application.MapGroup("/v1"), new ShopData());
        application.MapFallback(static http => Answer.MissingAsync(http, "such path"));
    }

    /// <summary>Where the API starts.</summary>
    public Uri Address => new(_application.Urls.Single() + "/v1");

    /// <summary>How many requests have reached a path, the failed ones included.</summary>
    public int Calls(string path) => _calls.Count("/v1" + path);

    /// <summary>Starts the shop on a free port.</summary>
    public static async Task<ShopServer> StartAsync(CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        var server = new ShopServer(builder.Build());
        await server._application.StartAsync(cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _turn.Dispose();
    }

    private static void Map(RouteGroupBuilder api, ShopData data)
    {
        AccessRoutes.Map(api);
        OrderRoutes.Map(api, data);
        OrderDocumentRoutes.Map(api, data);
        CustomerRoutes.Map(api, data);
        ProductRoutes.Map(api, data);
        FileRoutes.Map(api, data);
        EventRoutes.Map(api, data);
    }
}
