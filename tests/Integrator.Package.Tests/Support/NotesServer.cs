using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Integrator.Package.Tests.Support;

/// <summary>A real server on loopback that has one note, and any repository.</summary>
internal sealed class NotesServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private NotesServer(WebApplication application) => _application = application;

    public string Address => _application.Urls.Single();

    public static async Task<NotesServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.MapGet("/notes/{id:int}", static (int id, HttpRequest request) =>
            request.Headers.Authorization != "Bearer secret" ? Results.Unauthorized()
            : id == 7 ? Results.Text("""{"id":7,"text":"Buy milk","tags":["home","food"]}""", "application/json")
            : Results.Text("""{"title":"No such note"}""", "application/json", statusCode: 404));
        application.MapGet("/repos/{owner}/{name}", static (string owner, string name) => Results.Text($$"""{"id":7,"full_name":"{{owner}}/{{name}}"}""", "application/json"));
        await application.StartAsync();
        return new NotesServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
