using Lights;

namespace Integrator.Definitions.Tests.Webhooks;

/// <summary>A provider that signs with Ed25519, with the public key in the definition and no hook.</summary>
public sealed class LightsTests
{
    // RFC 8032, section 7.1, test 2.
    private const string Key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private const string Signature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    [Theory, Trait("Feature", "T92")]
    [InlineData("r", Key, true)]
    [InlineData("s", Key, false)]
    [InlineData("r", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", false)]
    [InlineData("r", null, false)]
    public async Task OnlyTheHolderOfThePrivateKeyIsBelieved(string proof, string? key, bool isGenuine)
    {
        await using var server = await HookServer<LightsEvent>.StartAsync(LightsWebhook.Webhook, new LightsContext { PublicKey = key });

        Assert.Equal(isGenuine ? 204 : 401, (await server.PostAsync("""{"id":"e"}""", ("X-Proof", proof), ("X-Signature", Signature))).Status);

        Assert.Equal(isGenuine ? 1 : 0, server.Deliveries.Count);
    }
}
