using Integrator.Generators.Emit;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrator.Generators.Tests.Emit;

/// <summary>Generated code is read by people: its lines end before column 160, and a break changes nothing that is said.</summary>
public sealed class LongLinesTests
{
    private const int Longest = 160;
    private const string Long = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghij";

    public static TheoryData<string> Goldens => [.. Directory.EnumerateDirectories(Repository.Path("tests", "Integrator.Golden")).Where(static path => Directory.EnumerateFiles(path, "*.g.cs").Any()).Select(static path => Path.GetFileName(path)!)];

    [Theory, MemberData(nameof(Goldens))]
    public void NoLineOfAGoldenIsLonger(string golden) =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.Path("tests", "Integrator.Golden", golden), "*.g.cs").SelectMany(File.ReadLines),
            static line => line.Length > Longest && !line.StartsWith('#'));

    [Theory]
    [InlineData($"    Call(new {Long} {{ A = 1, B = \"x, (y\" }}, static json => json.{Long}(a, b), Map<string, int>({Long}));")]
    [InlineData($"        return new {Long} {{ First = \"{Long}\", Second = [1, 2, 3], Third = new Dictionary<string, string>() }};")]
    [InlineData($"    public virtual Task<Response<List<Dictionary<string, {Long}>>>> {Long}Async(string first, int? second = null, Token token = default) =>")]
    [InlineData($"    global::Integrator.ApiRequest<global::System.Collections.Generic.List<{Long}>> global::Integrator.IAction<{Long}>.ToRequest() =>")]
    [InlineData($"    public string {Long} {{ get; init; }} = \"{Long}{Long}\";")]
    public void ABreakChangesNoToken(string line)
    {
        var broken = LongLines.Broken(line);

        Assert.All(broken.Split('\n'), static part => Assert.True(part.Length <= Longest, part));
        Assert.Contains('\n', broken);
        Assert.Equal(Tokens(line), Tokens(broken));
    }

    [Theory]
    [InlineData($"    var text = $\"{Long}{Long}{Long}{{Call(1, 2)}}\";")]
    [InlineData($"    // {Long} {Long} {Long} (a, b)")]
    [InlineData($"#pragma warning disable CS0612 // {Long} {Long} {Long}")]
    [InlineData($"    \"{Long}, {Long}, {Long}\"")]
    [InlineData($"    Value = {Long}.Extract(await {Long}.Located{Long}<")]
    public void WhatCannotBeBrokenStays(string line) => Assert.Equal(line, LongLines.Broken(line));

    [Fact]
    public void DocumentationIsBrokenOutsideOfTags()
    {
        var broken = LongLines.Broken($"    /// <summary>{Long} <see cref=\"{Long}\"/> and {Long} more</summary>\n    int x;");

        Assert.Equal($"    /// <summary>{Long} <see cref=\"{Long}\"/> and\n    /// {Long} more</summary>\n    int x;", broken);
    }

    [Theory]
    [InlineData("    /// <summary>", "word ", "</summary>")]
    [InlineData("    var sum = one", " + word", ";")]
    [InlineData("    var made = ", "new Maker(", "")]
    public void ATextOfAMillionCharactersIsBrokenWithinTheStack(string head, string repeated, string tail)
    {
        var broken = LongLines.Broken(head + string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length)) + tail);

        Assert.All(broken.Split('\n').SkipLast(1), static part => Assert.True(part.Length <= Longest, part));
    }

    // A comma behind the last member of an initializer says nothing.
    private static string Tokens(string text) =>
        string.Join(' ', SyntaxFactory.ParseTokens(text, options: CSharpParseOptions.Default).Select(static token => token.Text)).Replace(" , }", " }", StringComparison.Ordinal);
}
