using Integrator.Expressions.Tests.Support;

namespace Integrator.Expressions.Tests;

/// <summary>Values that would grow without end are refused when they are too large, long before memory is.</summary>
public sealed class CostTests
{
    private const string Many = "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30]";

    private static readonly string[] s_growing =
    [
        $"$reduce({Many}, function($a, $x){{ $a & $a }}, 'xx')",
        $"$reduce({Many}, function($a, $x){{ $append($a, $a) }}, [1])",
        $"$reduce({Many}, function($a, $x){{ [$a, $a] }}, [1])",
        $"$reduce({Many}, function($a, $x){{ {{ 'l': $a, 'r': $a }} }}, {{}})",
        $"$reduce({Many}, function($a, $x){{ $a.[$, $] }}, [1])".Replace(".[$, $]", ".([$, $])", StringComparison.Ordinal),
        $"$reduce({Many}, function($a, $x){{ $replace($a, 'x', 'xx') }}, 'x')",
        $"$reduce({Many}, function($a, $x){{ $join([$a, $a], $a) }}, 'x')",
        $"$reduce({Many}, function($a, $x){{ $jsonStringify([$a, $a]) }}, 'x')",
        "( " + string.Concat(Enumerable.Range(1, 30).Select(static index => $"$x := $x0{index - 1} & $x0{index - 1}; ".Replace("$x :=", $"$x0{index} :=", StringComparison.Ordinal))).Insert(0, "$x00 := 'x'; ") + "$x030 )",
        $"{Many}.({Many}.({Many}.({Many}.({Many}))))",
        $"$reduce({Many}, function($a, $x){{ $base64encode($a & $a) }}, 'x')",
        $"$reduce({Many}, function($a, $x){{ $encodeUrlComponent($a & '%') }}, $pad('%', 999999, '%'))",
        $"$sum({Many}.($sum({Many}.($sum({Many}.($sum({Many}.($sum({Many}.(1))))))))))",
        $"$count($map({Many}, function($a){{ $count($map({Many}, function($b){{ $count($filter({Many}, function($c){{ $count({Many}.({Many}[$ = 1])) > 0 }})) }})) }}))",
        "$pad('a', 5000000)", "$pad('a', -9223372036854775807)", "$power(10, 999)", $"$reduce({Many}, function($a, $x){{ $a * $a }}, 10)", $"$reduce({Many}, function($a, $x){{ $a * $a }}, 1.5e9)",
    ];

    private static readonly Lazy<Batch> s_batch = new(static () => Batch.Expressions(s_growing));

    public static TheoryData<string> Growing => [.. s_growing];

    [Theory, MemberData(nameof(Growing))]
    public void WhatGrowsWithoutEndFails(string text)
    {
        var outcome = s_batch.Value[text];
        Assert.True(outcome.Failure is ExpressionException, $"{outcome.Json?.Length} letters {string.Join(", ", outcome.Findings)}");
    }
}
