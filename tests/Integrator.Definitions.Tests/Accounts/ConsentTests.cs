using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pilots;

namespace Integrator.Definitions.Tests.Accounts;

/// <summary>The consent of a user, from the page of the provider to the first call with the token.</summary>
public sealed class ConsentTests : IAsyncLifetime
{
    private static readonly Uri s_back = new("https://app.example/back");

    private WireServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await WireServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact, Trait("Feature", "T23"), Trait("Feature", "T24"), Trait("Feature", "T25"), Trait("Feature", "T66")]
    public async Task ThePageIsAskedForScopesAndParametersAndTheVerifierFitsItsChallenge()
    {
        _server.Then("""{"access_token":"t1"}""").Then("""{"name":"Ann"}""");
        using var consent = new Consent(PilotsClient.Api, PilotsCredentials.Login(), Options());

        var start = consent.Start(s_back);
        var query = new WireCall("GET", "", start.Url.PathAndQuery, [], []).Query;
        var credential = await consent.CompleteAsync(start, new Uri($"{s_back}?code=c1&state={query["state"].Single()}"), Token);
        await new PilotsClient(_server.Connect(PilotsClient.Api, credential)).Me.GetAsync(Token);

        Assert.Equal("https://login.pilots.example/consent", start.Url.GetLeftPart(UriPartial.Path));
        Assert.Equal(
            ["response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method", "prompt", "harbour"],
            query.Select(static pair => pair.Key));
        Assert.Equal(["code", "PILOTS_ID", s_back.AbsoluteUri, "read write"], Values(query, "response_type", "client_id", "redirect_uri", "scope"));
        Assert.Equal(["consent", "north", "S256"], Values(query, "prompt", "harbour", "code_challenge_method"));

        // The parameter `state` of the definition does not replace the one that guards the consent.
        Assert.DoesNotContain("chosen", query["state"]);
        var body = new WireCall("POST", "", "?" + _server.Calls[0].Body, [], []).Query;
        Assert.Equal(
            ["authorization_code", "c1", s_back.AbsoluteUri, "PILOTS_ID", "PILOTS_SECRET"],
            Values(body, "grant_type", "code", "redirect_uri", "client_id", "client_secret"));
        Assert.Equal(query["code_challenge"].Single(), Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(body["code_verifier"].Single()))));
        Assert.Equal("Bearer t1", _server.Calls[1].Header("Authorization"));
    }

    [Fact, Trait("Feature", "T65")]
    public async Task AnAuthorizationServerIsWhereTheHostSays()
    {
        _server.Then("""{"access_token":"t1"}""");
        var options = new ConnectionOptions
        {
            Environment = static name => name,
            Variables = new PilotsContext { Harbour = "north" },
            Servers = new Dictionary<string, Uri> { ["https://login.pilots.example"] = new(_server.Address, "/tenant") },

            // The host names the address, so it may be one of its own network.
            AddressPolicy = AddressPolicy.Public,
        };
        using var consent = new Consent(PilotsClient.Api, PilotsCredentials.Login(), options);

        var start = consent.Start(s_back);
        await consent.CompleteAsync(start, new Uri($"{s_back}?code=c1&state={start.State}"), Token);

        Assert.Equal(new Uri(_server.Address, "/tenant/consent").AbsoluteUri, start.Url.GetLeftPart(UriPartial.Path));
        Assert.Equal("/tenant/token", _server.Call.Target);
    }

    [Theory, Trait("Feature", "T66")]
    [InlineData("?code=c1&state=another", "Pilots: the redirect does not belong to this consent: its state is another.")]
    [InlineData("?code=c1", "Pilots: the redirect does not belong to this consent: its state is another.")]
    [InlineData("?error=access_denied&error_description=no&state=", "Pilots: the consent was refused: access_denied: no.")]
    [InlineData("?state=", "Pilots: the redirect carries no code.")]
    public async Task ARedirectThatIsNotTheAnswerToTheConsentIsRefused(string redirect, string message)
    {
        using var consent = new Consent(PilotsClient.Api, PilotsCredentials.Login(), Options());
        var start = consent.Start(s_back);
        var state = redirect.EndsWith("state=", StringComparison.Ordinal) ? start.State : "";

        var failure = await Assert.ThrowsAsync<TokenException>(() => consent.CompleteAsync(start, new Uri(s_back + redirect + state), Token));

        Assert.Equal(message, failure.Message);
        Assert.Empty(_server.Calls);
    }

    [Theory, Trait("Feature", "T65")]
    [InlineData("live", null, null, "app-live", "secret-live")]
    [InlineData("test", null, null, "app-test", "secret-test")]
    [InlineData("live", "own-app", "own-secret", "own-app", "own-secret")]
    public async Task TheApplicationIsThatOfTheEnvironmentUnlessTheAccountHasItsOwn(string environment, string? ownId, string? ownSecret, string id, string secret)
    {
        _server.Then("""{"access_token":"t1"}""");
        var options = Options();
        options.Environment = name => name == "PILOTS_ID" ? "app-" + environment : name == "PILOTS_SECRET" ? "secret-" + environment : null;
        using var consent = new Consent(PilotsClient.Api, PilotsCredentials.Own(ownId, ownSecret), options);

        var start = consent.Start(s_back);
        await consent.CompleteAsync(start, new Uri($"{s_back}?code=c1&state={start.State}"), Token);

        Assert.Equal([id], new WireCall("GET", "", start.Url.PathAndQuery, [], []).Query["client_id"]);
        var body = new WireCall("POST", "", "?" + _server.Call.Body, [], []).Query;
        Assert.Equal([id, secret], body["client_id"].Concat(body["client_secret"]));
    }

    private static IEnumerable<string> Values(ILookup<string, string> parameters, params string[] names) => names.SelectMany(name => parameters[name]);

    private ConnectionOptions Options()
    {
        var options = _server.Options();
        options.Variables = new PilotsContext { Harbour = "north" };
        return options;
    }
}
