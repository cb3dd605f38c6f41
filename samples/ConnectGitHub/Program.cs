using ConnectGitHub;
using ConnectGitHub.Vendor;
using GitHub;
using Integrator;
using Integrator.Hosting;

// Stands for github.com and api.github.com; without it, register an OAuth app and give its id and secret by the environment.
await using var local = await LocalGitHub.StartAsync();

var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Configuration["GITHUB_CLIENT_ID"] = LocalGitHub.ClientId;
builder.Configuration["GITHUB_CLIENT_SECRET"] = LocalGitHub.ClientSecret;

builder.Services.AddSqliteVault(
    Path.Combine(Path.GetTempPath(), "connect-github", $"{Environment.ProcessId}.db"),
    vault => vault.Configure = (_, connection) => connection.Servers = local.Servers);
builder.Services.AddGitHub();
builder.Services.AddConnect();

var app = builder.Build();
app.MapConnect();
app.MapGet("/", HomePage.ShowAsync);

// The account of whoever asks: here the query says who it is, in a host of your own its sign-in does.
app.MapGet("/whoami", async (string user, VaultClients<GitHubClient> clients, CancellationToken cancellationToken) =>
{
    var github = await clients.GetAsync(user: user, cancellationToken: cancellationToken);
    var me = await github.Users.MeAsync(cancellationToken);
    return $"{user} is {me.Login} at GitHub.\n";
});

if (args.Contains("--check"))
{
    app.Urls.Add("http://127.0.0.1:0");
    await app.StartAsync();
    return await Walkthrough.RunAsync(new Uri(app.Urls.First())) ? 0 : 1;
}

app.Urls.Add("http://127.0.0.1:5080");
Console.WriteLine("Open http://127.0.0.1:5080 and connect an account.");
await app.RunAsync();
return 0;
