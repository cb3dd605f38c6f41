using System.Globalization;
using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests;

/// <summary>The same definitions give the same bytes, wherever, whenever and in whatever order they are read.</summary>
public sealed class DeterminismTests
{
    private static readonly IReadOnlyList<(string Path, string Text)> s_files =
        [.. Golden.Cases.SelectMany(static name => Golden.Definitions(name)), ("b/other.openapi.yaml", "openapi: 3.0.0\npaths:\n  /i:\n    get:\n      responses:\n        200: { description: ok }\n")];

    [Fact]
    public void OrderDoesNotMatter() =>
        Assert.Equal(GeneratorHost.Run(s_files).Files, GeneratorHost.Run(s_files.Reverse()).Files);

    [Fact]
    public void TheFolderDoesNotMatter() =>
        Assert.Equal(GeneratorHost.Run(s_files).Files, GeneratorHost.Run(s_files.Select(static file => (@"C:\elsewhere\" + file.Path.Split('/')[^1], file.Text))).Files);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void TheCultureDoesNotMatter(string culture)
    {
        var expected = GeneratorHost.Run(s_files).Files;
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.Equal(expected, GeneratorHost.Run(s_files).Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void LinesEndTheSameEverywhere() =>
        Assert.Equal(GeneratorHost.Run(s_files).Files, GeneratorHost.Run(s_files.Select(static file => (file.Path, file.Text.ReplaceLineEndings("\r\n")))).Files);
}
