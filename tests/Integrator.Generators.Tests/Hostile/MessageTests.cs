using Integrator.Generators.Diagnostics;
using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Hostile;

/// <summary>Texts of a definition in the output of a build.</summary>
public sealed class MessageTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\v")]
    [InlineData("\f")]
    public void AKeyWroteALineOfItsOwnIntoTheBuild(string end)
    {
        var key = $"x{end}Program.cs(1,1): error CS0001: forged";
        var generated = GeneratorHost.Run("app.integration.json", $$"""{ "label": "App", "credentials": { "none": { "format": "none" } }, {{System.Text.Json.JsonSerializer.Serialize(key)}}: 1 }""");

        var message = Assert.Single(generated.Diagnostics, static one => one.Id == "INT0003").GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.DoesNotContain(message, static letter => char.IsControl(letter) || letter is '\u2028' or '\u2029');
        Assert.Contains(@"x\u", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("Grüße, 世界, 🚢", "Grüße, 世界, 🚢")]
    [InlineData("a\tb\u0000c", @"a\u0009b\u0000c")]
    [InlineData("right\u202Eto left\u200B", @"right\u202Eto left\u200B")]
    [InlineData("tag \U000E0041", @"tag \uDB40\uDC41")]
    public void WhatIsNotSeenIsEscaped(string text, string shown) => Assert.Equal(shown, MessageText.Of(text));

    // An attribute cannot hold half of a pair.
    [Fact]
    public void HalfOfAPairIsEscaped() => Assert.Equal(@"half \uD83D", MessageText.Of("half \uD83D"));

    [Fact]
    public void ALongTextIsCut()
    {
        Assert.Equal(new string('a', 200) + "…", MessageText.Of(new string('a', 100_000)));
        Assert.Equal(new string('a', 200), MessageText.Of(new string('a', 200)));
    }
}
