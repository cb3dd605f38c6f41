using Integrator.Expressions;

namespace Integrator.Tests.Expressions;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("120", 120)]
    [InlineData(" 1.5 ", 1.5)]
    [InlineData("0", 0)]
    [InlineData("-3", 0)]
    [InlineData("Fri, 02 Jan 2026 03:05:05 GMT", 60)]
    [InlineData("Friday, 02-Jan-26 03:04:14 GMT", 9)]
    [InlineData("Fri Jan  2 03:04:14 2026", 9)]
    [InlineData("Fri, 02 Jan 2026 03:00:00 GMT", 0)]
    [InlineData("2026-01-02T03:04:35Z", 30)]
    public void ADateAndSecondsAreUnderstood(string text, double seconds) => Assert.Equal(seconds, Dates.RetryAfter(text, s_now));

    [Theory]
    [InlineData(null), InlineData(""), InlineData(" "), InlineData("soon"), InlineData("03:05"), InlineData("Infinity"), InlineData("NaN"), InlineData("1 minute")]
    public void AnythingElseIsNull(string? text) => Assert.Null(Dates.RetryAfter(text, s_now));
}
