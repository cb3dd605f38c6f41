using Microsoft.AspNetCore.Http;
using Piers;

namespace Integrator.Vaults.Tests.Processes;

/// <summary>What a token endpoint may answer, and what the vault keeps of it.</summary>
public abstract class RefreshTests : VaultTestBase
{
    [Fact, Trait("Requirement", "K8")]
    public async Task ARefreshTokenThatIsNotRepeatedIsKept()
    {
        Answers("""{"access_token":"access-1","expires_in":3600}""");
        var token = Vendor.Consent(isExpired: true);
        var stored = await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(token), cancellationToken: Token);
        using var connection = await ConnectAsync();

        await new PiersClient(connection).Me.GetAsync(Token);

        Assert.Equal(token.RefreshToken, (await StateAsync(stored.Id)).Credential.Token!.RefreshToken);
    }

    [Theory, Trait("Requirement", "K9")]
    [InlineData("\"expires_in\":\"3600\"", 3600.0)]
    [InlineData("\"expires\":3600", 3600.0)]
    [InlineData("\"expires_in\":0", null)]
    [InlineData("\"expires_in\":-1", null)]
    [InlineData("\"scope\":\"read\"", null)]
    [InlineData("\"expires_in\":1e300", 1e9)]
    public async Task AnOddEndIsNeitherNeverNorAlways(string end, double? seconds)
    {
        var refreshes = 0;
        Vendor.Intercept = async (context, _) =>
        {
            refreshes++;
            await WriteAsync(context, $$"""{"access_token":"access-1","refresh_token":"refresh-1",{{end}}}""");
            return true;
        };
        var stored = await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent(isExpired: true)), cancellationToken: Token);
        using var connection = await ConnectAsync();
        var client = new PiersClient(connection);

        await client.Me.GetAsync(Token);
        await client.Me.GetAsync(Token);

        // Not always expired: one refresh for two calls.
        Assert.Equal(1, refreshes);
        var left = ((await StateAsync(stored.Id)).Credential.Token!.ExpiresAt - DateTimeOffset.UtcNow)?.TotalSeconds;
        Assert.True(seconds is null ? left is null : seconds == 1e9 ? left > 1e9 : left > seconds - 60 && left <= seconds, $"{left}");

        // Not never: what is refused is refreshed.
        Vendor.Consent();
        Vendor.Intercept = async (context, _) =>
        {
            await WriteAsync(context, """{"access_token":"access-2","refresh_token":"refresh-2","expires_in":3600}""");
            return true;
        };
        Assert.Equal("Ann", (await client.Me.GetAsync(Token)).Name);
    }

    [Fact, Trait("Requirement", "K10")]
    public async Task AStatusThatTheDefinitionNamesLeadsToARefresh()
    {
        Vendor.Refusal = 403;
        var stored = await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent() with { AccessToken = "stale" }), cancellationToken: Token);
        using var connection = await Open().ConnectAsync(PiersClient.Api, Key, static options => options.MaxAttempts = 2, Token);

        Assert.Equal("Ann", (await new PiersClient(connection).Me.GetAsync(Token)).Name);

        Assert.Equal((1, 2L), (Vendor.Refreshes, (await StateAsync(stored.Id)).Generation));
    }

    [Fact, Trait("Requirement", "K11")]
    public async Task WithoutARefreshTokenAnEndNeedsTheUserAndNoCall()
    {
        var asked = 0;
        Vendor.Intercept = (_, _) => Task.FromResult(++asked > 0);
        await Open().AddAsync(PiersClient.Api, Key, PiersCredentials.Login(Vendor.Consent(isExpired: true) with { RefreshToken = null }), cancellationToken: Token);
        using var connection = await ConnectAsync();

        await Assert.ThrowsAsync<TokenException>(() => new PiersClient(connection).Me.GetAsync(Token));

        Assert.Equal((0, 0), (asked, Vendor.Calls));
        Assert.Equal(ConnectionStatus.NeedsReauth, (await Stores.Open().FindAsync(Key, Token))!.Status);
    }

    private void Answers(string json) => Vendor.Intercept = async (context, _) =>
    {
        await WriteAsync(context, json);
        return true;
    };

    private static Task WriteAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    private async Task<CredentialState> StateAsync(string id) => (await Stores.Open().ReadAsync(id, CredentialPurpose.Maintenance, cancellationToken: Token))!;
}

/// <summary>On SQLite.</summary>
public sealed class SqliteRefreshTests : RefreshTests
{
    protected override Task<Support.Stores> OpenStoresAsync() => Task.FromResult<Support.Stores>(new SqliteStores());
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresRefreshTests(PostgresServer server) : RefreshTests
{
    protected override async Task<Support.Stores> OpenStoresAsync() => new PostgresStores(await server.CreateDatabaseAsync(), server.Data);
}
