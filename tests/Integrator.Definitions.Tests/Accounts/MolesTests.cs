using System.Text;
using Moles;

namespace Integrator.Definitions.Tests.Accounts;

/// <summary>A provider that takes tokens back, and one that compares the client's header as it comes.</summary>
public sealed class MolesTests
{
    private static readonly OAuthToken s_token = new("access") { RefreshToken = "refresh" };

    [Theory]
    [InlineData(true, "token=refresh&token_type_hint=refresh_token")]
    [InlineData(false, "token=access&token_type_hint=access_token")]
    public async Task ARevokedTokenIsNotSentAnyMore(bool isRefreshed, string body)
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"name":"Ann"}""").Then("");
        var connection = server.Connect(MolesClient.Api, MolesCredentials.OAuth2(isRefreshed ? s_token : s_token with { RefreshToken = null }));
        var client = new MolesClient(connection);
        await client.Me.GetAsync(TestContext.Current.CancellationToken);

        await connection.RevokeAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("out.moles.example", "POST", "/revoke", body), (server.Calls[1].Host, server.Calls[1].Method, server.Calls[1].Target, server.Calls[1].Body));
        Assert.True(connection.NeedsReauthentication);
        await Assert.ThrowsAsync<ReauthenticationException>(() => client.Me.GetAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task ATokenThatTheProviderDoesNotRevokeIsSentOn()
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"error":"unsupported_token_type","error_description":"not refresh"}""", 400).Then("""{"name":"Ann"}""");
        var connection = server.Connect(MolesClient.Api, MolesCredentials.OAuth2(s_token));

        var failure = await Assert.ThrowsAsync<TokenException>(() => connection.RevokeAsync(TestContext.Current.CancellationToken));

        Assert.Equal("unsupported_token_type", failure.Code);
        Assert.DoesNotContain("refresh", failure.Message.Replace("unsupported_token_type", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("Ann", (await new MolesClient(connection).Me.GetAsync(TestContext.Current.CancellationToken)).Name);
    }

    [Fact]
    public async Task AProviderWithoutARevocationAddressIsNamed()
    {
        await using var server = await WireServer.StartAsync();
        var connection = server.Connect(MolesClient.Api, MolesCredentials.Strict(s_token));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => connection.RevokeAsync(TestContext.Current.CancellationToken));

        Assert.Contains("'strict'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "id:1:MOLES_SECRET/+")]
    [InlineData(false, "id%3A1:MOLES_SECRET%2F%2B")]
    public async Task TheClientIsEncodedInTheHeaderAsTheDefinitionSays(bool isLoose, string client)
    {
        await using var server = await WireServer.StartAsync();
        server.Then("""{"access_token":"next"}""").Then("""{"name":"Ann"}""");
        var token = s_token with { ExpiresAt = server.Clock.GetUtcNow() };

        await new MolesClient(server.Connect(MolesClient.Api, isLoose ? MolesCredentials.OAuth2(token) : MolesCredentials.Strict(token))).Me.GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(client)), server.Calls[0].Header("Authorization"));
        Assert.Equal("Bearer next", server.Calls[1].Header("Authorization"));
    }
}
