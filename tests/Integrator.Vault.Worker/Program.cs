using System.Globalization;
using Integrator;
using Integrator.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Piers;

// A process that shares a vault with others: it makes calls, or replaces the token until it is killed.
//   call|refresh  sqlite|postgres  <file or connection string>  <folder of keys>  <address of the vendor>  <tenant>  <number of calls>
var (task, kind, database, keys, vendor, tenant, count) = (args[0], args[1], args[2], args[3], args[4], args[5], int.Parse(args[6], CultureInfo.InvariantCulture));
var protection = DataProtectionProvider.Create(new DirectoryInfo(keys), static builder => builder.SetApplicationName("Integrator"));
using var store = kind == "sqlite" ? DatabaseVault.OpenSqlite(database, protection) : DatabaseVault.OpenPostgres(database, protection);
using var http = new HttpClient(new LoopbackHandler(() => vendor));
var vault = new Vault(store, store, new VaultOptions
{
    LeaseDuration = TimeSpan.FromSeconds(3),
    Configure = (_, options) =>
    {
        options.HttpClient = http;
        options.Environment = static name => name;
        options.MaxAttempts = 1;
    },
});
using var connection = await vault.ConnectAsync(PiersClient.Api, new ConnectionKey("Piers") { Tenant = tenant });
var client = new PiersClient(connection);
Console.WriteLine("ready");
if (task == "refresh")
{
    while (true)
    {
        await connection.RefreshAsync();
    }
}

Console.ReadLine();
var failures = new System.Collections.Concurrent.ConcurrentBag<string>();
await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
{
    try
    {
        await client.Me.GetAsync();
    }
    catch (Exception failure) when (failure is not OutOfMemoryException)
    {
        failures.Add($"{failure.GetType().Name}: {failure.Message}");
    }
}));
Console.WriteLine(string.Join(" | ", failures.Distinct()) is { Length: > 0 } told ? told : "ok");
return failures.IsEmpty ? 0 : 1;
