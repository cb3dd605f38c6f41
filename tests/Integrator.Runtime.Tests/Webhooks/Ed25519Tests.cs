using System.Globalization;
using System.Numerics;
using Integrator.Webhooks;

namespace Integrator.Tests.Webhooks;

public sealed class Ed25519Tests
{
    private const string Key1 = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private const string Signature1 = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    // RFC 8032, section 7.1.
    [Theory]
    [InlineData(Key1, "", Signature1)]
    [InlineData("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    [InlineData("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f", "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704")]
    public void TheVectorsOfTheStandardAreVerified(string key, string message, string signature)
    {
        Assert.True(IsSigned(key, message, signature));
        Assert.False(IsSigned(key, message + "00", signature));
        for (var at = 0; at < 64; at += 7)
        {
            var bytes = Convert.FromHexString(signature);
            bytes[at] ^= 1;
            Assert.False(Ed25519.IsSigned(Convert.FromHexString(key), Convert.FromHexString(message), bytes));
        }
    }

    [Fact]
    public void ASignatureCannotBeChangedIntoAnotherOne()
    {
        var order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);
        var bytes = Convert.FromHexString(Signature1);
        var moved = new BigInteger(bytes.AsSpan(32), isUnsigned: true) + order;
        Array.Clear(bytes, 32, 32);
        moved.TryWriteBytes(bytes.AsSpan(32), out _, isUnsigned: true);
        Assert.False(Ed25519.IsSigned(Convert.FromHexString(Key1), [], bytes));
    }

    // https://eprint.iacr.org/2020/1244, table 1: with a key of small order one signature fits many messages.
    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")]
    public void AKeyOrACommitmentOfSmallOrderIsRefused(string point)
    {
        Assert.False(IsSigned(point, "00", point + new string('0', 64)));
        Assert.False(IsSigned(point, "00", "0100000000000000000000000000000000000000000000000000000000000000" + new string('0', 64)));
        Assert.False(IsSigned(Key1, "", point + Signature1[64..]));
    }

    // The second form of the points with y = 0 and y = 1, numbers beyond the prime, the second sign of x = 0, and a y without a point.
    [Theory]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000")]
    public void AnotherFormOfAPointIsRefused(string point)
    {
        Assert.False(IsSigned(point, "", Signature1));
        Assert.False(IsSigned(Key1, "", point + Signature1[64..]));
    }

    [Theory]
    [InlineData("", Signature1), InlineData(Key1 + "00", Signature1), InlineData(Key1, ""), InlineData(Key1, Signature1 + "00")]
    public void WhatIsTooShortOrTooLongIsRefused(string key, string signature) => Assert.False(IsSigned(key, "", signature));

    [Theory]
    [InlineData(Key1)]
    [InlineData("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")]
    [InlineData("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n")]
    public async Task AWebhookIsVerifiedWithoutCodeOfTheUserInEveryFormOfTheKey(string key)
    {
        var verifier = new PublicKeyVerifier(PublicKeyKind.Ed25519)
        {
            Keys = (_, _) => PublicKeyVerifier.One(key),
            Signature = static request => request.Header("X-Signature-Ed25519"),
            Encoding = SignatureEncoding.Hex,
        };
        Assert.Null(await RefusalAsync(verifier, ""));
        Assert.Equal("The signature is another.", await RefusalAsync(verifier, "x"));
        Assert.Equal("The signature is another.", await RefusalAsync(verifier with { Keys = static (_, _) => PublicKeyVerifier.One("no key") }, ""));
    }

    private static async Task<string?> RefusalAsync(PublicKeyVerifier verifier, string body) => await verifier.RefusalAsync(
        new WebhookRequest("POST", new Uri("https://hooks.example/"), [new("X-Signature-Ed25519", Signature1)], System.Text.Encoding.UTF8.GetBytes(body)),
        new ManualTime(),
        TestContext.Current.CancellationToken);

    private static bool IsSigned(string key, string message, string signature) =>
        Ed25519.IsSigned(Convert.FromHexString(key), Convert.FromHexString(message), Convert.FromHexString(signature));
}
