using System.Text.RegularExpressions;

namespace Integrator.Tests.Credentials;

public sealed partial class CredentialFormTests
{
    [Fact]
    public void ValuesAreCheckedTransformedAndKept()
    {
        var form = new CredentialForm("Shop",
        [
            new FormField("domain") { Format = FieldFormat.Hostname, Transform = FieldTransform.Lowercase, Prefix = "https://", Suffix = ".shop.example", IsRequired = true },
            new FormField("code") { Transform = FieldTransform.Uppercase },
            new FormField("pin") { Type = FieldType.Password, Transform = FieldTransform.Sha256 },
            new FormField("region") { Type = FieldType.Select, Options = [new("eu", "Europe"), new("us", "America")], Default = "eu" },
        ]);

        var kept = form.Accept(new Dictionary<string, string?> { ["domain"] = " https://ACME.shop.example ", ["code"] = "ab", ["pin"] = "abc", ["other"] = "x" });

        Assert.Equal(["domain", "code", "pin", "region"], kept.Keys);
        Assert.Equal("acme", kept["domain"]);
        Assert.Equal("AB", kept["code"]);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", kept["pin"]); // FIPS 180-2, appendix B.1
        Assert.Equal("eu", kept["region"]);
    }

    [Fact]
    public void EveryProblemIsNamedWithoutItsValue()
    {
        var form = new CredentialForm("Shop",
        [
            new FormField("client_id") { IsRequired = true },
            new FormField("secret") { Type = FieldType.Password, Pattern = Letters() },
            new FormField("region") { Options = [new("eu", "Europe")] },
        ]);

        var failure = Assert.Throws<FormException>(() => form.Accept(new Dictionary<string, string?> { ["secret"] = "s3cret", ["region"] = "asia" }));

        Assert.Equal("Shop: The field 'client_id' is required. The field 'secret' must match ^[a-z]+$. The field 'region' must be one of 'eu'.", failure.Message);
        Assert.Equal(["client_id", "secret", "region"], failure.Problems.Keys);
    }

    [Theory]
    [InlineData(FieldFormat.Email, "a@b.example", "a@b@c")]
    [InlineData(FieldFormat.Number, "-1.5", "1,5x")]
    [InlineData(FieldFormat.Uuid, "0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b")]
    [InlineData(FieldFormat.Url, "https://a.example/x", "ftp://a.example")]
    [InlineData(FieldFormat.Hostname, "a-b.example", "a.example/x")]
    [InlineData(FieldFormat.Hostname, "a-1.example.com", "evil.example#")]
    [InlineData(FieldFormat.Hostname, "1.example", "127.0.0.1")]
    [InlineData(FieldFormat.Host, "127.0.0.1", "2130706433")]
    [InlineData(FieldFormat.Host, "[fd00::1]", "0x7f000001")]
    public void AFormatIsHeld(FieldFormat format, string good, string bad)
    {
        var form = new CredentialForm("Shop", [new FormField("f") { Format = format }]);
        Assert.Equal(good, form.Accept(new Dictionary<string, string?> { ["f"] = good })["f"]);
        Assert.Throws<FormException>(() => form.Accept(new Dictionary<string, string?> { ["f"] = bad }));
    }

    [Fact]
    public void AFieldThatIsNotShownIsNotAskedFor()
    {
        var form = new CredentialForm("Shop", [new FormField("kind") { Default = "cloud" }, new FormField("host") { IsRequired = true, ShownWhen = new("kind", "own") }]);
        Assert.Equal(["kind"], form.Accept(new Dictionary<string, string?>()).Keys);
        Assert.Throws<FormException>(() => form.Accept(new Dictionary<string, string?> { ["kind"] = "own" }));
    }

    [Theory]
    [InlineData("acme", true)]
    [InlineData("acme.example.com", true)]
    [InlineData("evil.example/", false)]
    [InlineData("user@evil", false)]
    [InlineData("a:80", false)]
    [InlineData("a..b", false)]
    [InlineData("-a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void AHostInAnAddressIsAHost(string? value, bool isHost)
    {
        if (isHost)
        {
            Assert.Equal(value, AddressText.Host("context.domain", value));
        }
        else
        {
            Assert.Contains("'context.domain'", Assert.Throws<AddressException>(() => AddressText.Host("context.domain", value)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void PathValuesStayInTheirPlace()
    {
        Assert.Equal("a%2Fb", AddressText.Segment("id", "a/b"));
        Assert.Equal("a/b%20c", AddressText.Path("path", "a/b c"));
        Assert.Throws<AddressException>(() => AddressText.Segment("id", ".."));
        Assert.Throws<AddressException>(() => AddressText.Path("path", "a/../b"));
        Assert.Throws<AddressException>(() => AddressText.Path("path", "a//b"));
        Assert.Throws<AddressException>(() => AddressText.Base("base", "https://user@a.example"));
    }

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex Letters();
}
