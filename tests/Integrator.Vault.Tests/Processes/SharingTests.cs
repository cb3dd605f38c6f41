using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Piers;

namespace Integrator.Vaults.Tests.Processes;

/// <summary>Several processes that call with one credential, whose refresh tokens work once.</summary>
public abstract class SharingTests : VaultTestBase
{
    [Fact, Trait("Requirement", "K1")]
    public async Task EightProcessesWithFiftyCallsEachRefreshOnce()
    {
        Vendor.Delay = TimeSpan.FromMilliseconds(300);
        await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent(isExpired: true)), cancellationToken: Token);
        var workers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WorkerProcess.StartAsync("call", Stores, Vendor, 50)));

        var told = await Task.WhenAll(workers.Select(static worker => worker.GoAsync()));

        Assert.All(told, static text => Assert.Equal("ok", text));
        Assert.Equal((1, 400), (Vendor.Refreshes, Vendor.Calls));
    }

    [Fact, Trait("Requirement", "K6"), Trait("Requirement", "K4")]
    public Task AProcessThatIsKilledLosesNoCredential() => KillRounds.RunAsync(Stores, KillRounds.Asked, isStrict: true);

    [Fact, Trait("Requirement", "K6"), Trait("Requirement", "K4")]
    public Task AProcessThatIsKilledLosesNothingWhereTheVendorAnswersAgain() => KillRounds.RunAsync(Stores, KillRounds.Asked, isStrict: false);

    [Fact, Trait("Requirement", "K2")]
    public async Task AfterAWaitTheCredentialIsReadAgain()
    {
        Vendor.Delay = TimeSpan.FromMilliseconds(500);
        await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent(isExpired: true)), cancellationToken: Token);
        using var one = await ConnectAsync();
        using var other = await ConnectAsync();

        await Task.WhenAll(new PiersClient(one).Me.GetAsync(Token), new PiersClient(other).Me.GetAsync(Token));

        Assert.Equal((1, 2), (Vendor.Refreshes, Vendor.Calls));
    }

    [Fact, Trait("Requirement", "K2"), Trait("Requirement", "K15")]
    public async Task AWaitThatTakesTooLongNamesTheConnectionAndTheNextCallReadsAgain()
    {
        var stored = await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent(isExpired: true)), cancellationToken: Token);
        var store = Stores.Open();
        await store.TryLeaseAsync(stored.Id, "somebody", TimeSpan.FromMinutes(5), Token);
        using var connection = await ConnectAsync(static options => options.LongestWait = TimeSpan.FromMilliseconds(300));

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => new PiersClient(connection).Me.GetAsync(Token));
        Assert.Contains($"Piers/default of tenant acme ({stored.Id})", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, Vendor.Refreshes);

        // The somebody stores what it got.
        var state = (await store.ReadAsync(stored.Id, CredentialPurpose.Refresh, 0, Token))!;
        await store.TryWriteAsync(stored.Id, state.Next(Vendor.Consent()), Token);
        Assert.Equal("Ann", (await new PiersClient(connection).Me.GetAsync(Token)).Name);
        Assert.Equal(0, Vendor.Refreshes);
    }

    [Fact, Trait("Requirement", "K3")]
    public async Task NoConnectionToTheDatabaseIsHeldDuringARefresh()
    {
        // More refreshes at the same time than the pool has connections.
        Vendor.Intercept = static async (context, _) =>
        {
            await Task.Delay(700, context.RequestAborted);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"access_token":"access-1","expires_in":3600}""");
            return true;
        };
        var token = Vendor.Consent(isExpired: true);
        var vault = Open();
        var connections = new List<Connection>();
        for (var index = 0; index < 40; index++)
        {
            var key = Key with { Name = $"{index}" };
            await vault.AddAsync(PiersClient.Api, key, PiersCredentials.Login(token), cancellationToken: Token);
            connections.Add(await vault.ConnectAsync(PiersClient.Api, key, cancellationToken: Token));
        }

        await Task.WhenAll(connections.Select(static connection => new PiersClient(connection).Me.GetAsync(Token)));

        Assert.Equal(40, Vendor.Calls);
        connections.ForEach(static connection => connection.Dispose());
    }

    [Fact, Trait("Requirement", "K4"), Trait("Requirement", "K19")]
    public async Task ARefusalOfATokenThatAnotherReplacedIsNone()
    {
        var stored = await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent()), cancellationToken: Token);
        using var connection = await ConnectAsync();
        var store = Stores.Open();
        Vendor.Intercept = async (context, _) =>
        {
            // A user connects again just then, and the provider refuses the old refresh token.
            var state = (await store.ReadAsync(stored.Id, CredentialPurpose.Change, 0, Token))!;
            await store.TryWriteAsync(stored.Id, state.Next(Vendor.Consent()), Token);
            context.Response.StatusCode = 400;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"error":"invalid_grant"}""");
            return true;
        };
        Vendor.Consent();

        Assert.Equal("Ann", (await new PiersClient(connection).Me.GetAsync(Token)).Name);
        Assert.DoesNotContain(Changes, static change => change.Status == ConnectionStatus.NeedsReauth);
    }

    [Fact, Trait("Requirement", "K7"), Trait("Requirement", "K16")]
    public async Task ATokenThatIsReplacedDuringAJobIsStoredAndAClockThatIsWrongDoesNoHarm()
    {
        var stored = await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent()), cancellationToken: Token);
        using var early = await ConnectAsync(static options => options.TimeProvider = new ShiftedTime(TimeSpan.FromMinutes(-5)));
        using var late = await ConnectAsync(static options => options.TimeProvider = new ShiftedTime(TimeSpan.FromMinutes(58)));

        await new PiersClient(early).Me.GetAsync(Token);
        await new PiersClient(late).Me.GetAsync(Token);
        await new PiersClient(early).Me.GetAsync(Token);
        await new PiersClient(late).Me.GetAsync(Token);

        Assert.Equal((1, 4), (Vendor.Refreshes, Vendor.Calls));
        var state = (await Stores.Open().ReadAsync(stored.Id, CredentialPurpose.Maintenance, 0, Token))!;
        Assert.Equal((2L, true), (state.Generation, Vendor.Honours(state.Credential.Token!.RefreshToken!)));
    }

    [Theory, Trait("Requirement", "K13")]
    [InlineData(500), InlineData(503), InlineData(429), InlineData(408)]
    public async Task AnEndpointThatIsDownIsNoRevocation(int status)
    {
        var downs = 0;
        Vendor.Intercept = (context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.FromResult(Interlocked.Increment(ref downs) <= 3);
        };
        await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent(isExpired: true)), cancellationToken: Token);
        using var connection = await ConnectAsync();

        Assert.False((await Assert.ThrowsAsync<TokenException>(() => new PiersClient(connection).Me.GetAsync(Token))).NeedsReauthentication);
        Assert.Equal(ConnectionStatus.Active, (await Stores.Open().FindAsync(Key, Token))!.Status);
        Assert.Equal("Ann", (await new PiersClient(connection).Me.GetAsync(Token)).Name);
    }

    [Fact, Trait("Requirement", "K4"), Trait("Requirement", "K11"), Trait("Requirement", "K17")]
    public async Task ARefusalIsStoredToldOnceAndSendsNothingMore()
    {
        Vendor.Intercept = static async (context, _) =>
        {
            context.Response.StatusCode = 400;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"error":"invalid_grant"}""");
            return true;
        };
        var stored = await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent(isExpired: true)), cancellationToken: Token);
        using var one = await ConnectAsync();
        using var other = await ConnectAsync();

        await Assert.ThrowsAsync<TokenException>(() => new PiersClient(one).Me.GetAsync(Token));
        await Assert.ThrowsAsync<ReauthenticationException>(() => new PiersClient(other).Me.GetAsync(Token));
        await Assert.ThrowsAsync<ReauthenticationException>(() => new PiersClient(one).Me.GetAsync(Token));

        Assert.Single(Changes, static change => change.Status == ConnectionStatus.NeedsReauth);
        Assert.Equal(0, Vendor.Calls);
        Assert.NotNull(await Stores.Open().ReadAsync(stored.Id, CredentialPurpose.Maintenance, 0, Token));

        // The user connects again: the same id, and who is open goes on.
        Vendor.Intercept = null;
        var again = await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent()), cancellationToken: Token);
        Assert.Equal(stored.Id, again.Id);
        Assert.Equal("Ann", (await new PiersClient(one).Me.GetAsync(Token)).Name);
        Assert.Equal("Ann", (await new PiersClient(other).Me.GetAsync(Token)).Name);
    }

    [Fact, Trait("Requirement", "K20")]
    public async Task NoSecretIsInClearInWhatIsWritten()
    {
        var secrets = Enumerable.Range(0, 100).Select(static index => $"planted-secret-{index:000}-{Guid.NewGuid():n}").ToList();
        List<string> texts = [];
        using var traces = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Keep(texts, $"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(static one => one.Tags))} {activity.StatusDescription}"),
        };
        ActivitySource.AddActivityListener(traces);
        var vault = Open(options => options.Configure += (_, connection) => Keep(texts, Dump(connection)));
        Keep(texts, Dump(vault) + Dump(vault.Options));
        for (var index = 0; index < secrets.Count; index++)
        {
            var credential = index % 2 == 0
                ? PiersCredentials.Key("pk_" + secrets[index], "live")
                : PiersCredentials.Login(new OAuthToken(secrets[index]) { RefreshToken = "r-" + secrets[index], ExpiresAt = DateTimeOffset.UtcNow.AddHours(index % 4 == 1 ? 1 : -1) });
            var key = Key with { Name = $"{index}" };
            await vault.AddAsync(PiersClient.Api, key, credential, cancellationToken: Token);
            using var connection = await vault.ConnectAsync(PiersClient.Api, key, cancellationToken: Token);
            Vendor.Intercept = async (context, _) =>
            {
                // A provider that repeats what it was sent.
                using var reader = new StreamReader(context.Request.Body);
                context.Response.StatusCode = 400;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsJsonAsync(new { error = "invalid_grant", error_description = await reader.ReadToEndAsync() });
                return true;
            };
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => new PiersClient(connection).Me.GetAsync(Token));
            Keep(texts, $"It failed: {failure}, {connection}, {credential}, {Dump(credential)}, {Dump(connection)}");
        }

        string told;
        lock (texts)
        {
            told = string.Join('\n', texts);
        }

        var written = told + string.Join('\n', Log.Collector.GetSnapshot().Select(static entry => $"{entry.Message} {entry.Exception}"))
            + string.Join('\n', Changes) + string.Join('\n', (await Stores.Open().ReadsAsync(cancellationToken: Token)).Select(static read => read.ToString()));
        await Stores.SqlAsync(Stores.Kind == "sqlite" ? "pragma wal_checkpoint" : "checkpoint");
        var files = Stores.Files.Select(static file => System.Text.Encoding.Latin1.GetString(ReadShared(file))).ToList();
        var rows = await Stores.SqlAsync("select string_agg(coalesce(error, '') || ' ' || coalesce(method, '') || ' ' || id, ' ') from integrator_connections") as string ?? "";

        Assert.Contains("invalid_grant", written, StringComparison.Ordinal);
        Assert.DoesNotContain(secrets, secret => written.Contains(secret, StringComparison.Ordinal) || rows.Contains(secret, StringComparison.Ordinal) || files.Exists(file => file.Contains(secret, StringComparison.Ordinal)));
    }

    private static void Keep(List<string> texts, string text)
    {
        lock (texts)
        {
            texts.Add(text);
        }
    }

    // What a debugger or a logger shows of an object: its public properties.
    private static string Dump(object shown) => string.Join(", ", shown.GetType().GetProperties()
        .Where(static property => property.GetIndexParameters().Length == 0 && property.Name != nameof(Credential.Token))
        .Select(property => $"{property.Name} = {property.GetValue(shown)}"));

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private sealed class ShiftedTime(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteSharingTests : SharingTests
{
    protected override Task<Support.Stores> OpenStoresAsync() => Task.FromResult<Support.Stores>(new SqliteStores());
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresSharingTests(PostgresServer server) : SharingTests
{
    protected override async Task<Support.Stores> OpenStoresAsync() => new PostgresStores(await server.CreateDatabaseAsync(), server.Data);
}
