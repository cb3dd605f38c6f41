using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Expressions.Syntax;

/// <summary>What JSONata has and IX1 has not, each with what to write instead.</summary>
internal static class Unsupported
{
    public static RuleFailure Prefix(Token token) => token.Value switch
    {
        "/" => Failure(token, "A regular expression literal", "use $matches(text, 'pattern') or $replace"),
        "*" => Failure(token, "The wildcard '*'", "use $values(record)"),
        "**" => Failure(token, "The descendant wildcard '**'", "write the path, step by step"),
        "%" => Failure(token, "The parent operator '%'", "bind the outer value with $x := before the step"),
        "|" => Failure(token, "The transform operator '|…|'", "build the new object with $merge"),
        _ => Failure(token, "Partial application of a function", "write a lambda, function($x){…}"),
    };

    public static RuleFailure Infix(Token token) => token.Value switch
    {
        "^" => Failure(token, "The order-by operator '^(…)'", "use $sort(list, function($a, $b){ $a.x > $b.x })"),
        "@" => Failure(token, "The binding operator '@'", "use $map(list, function($x){…})"),
        "#" => Failure(token, "The position operator '#'", "use $map(list, function($x, $i){…})"),
        "{" => Failure(token, "The group-by operator '{…}'", "use $groupBy(list, function($x){…})"),
        ".." => Failure(token, "The range operator '..'", "write the list out"),
        "[]" => Failure(token, "The array constructor '[]' after a step", "a step over a list is a list already"),
        _ => Failure(token, $"The default operator '{token.Value}'", "use $firstNonEmpty(a, b)"),
    };

    public static RuleFailure Lambda(Token token) =>
        Failure(token, "A function of one's own", "write it as the argument of $map, $filter, $sort, $reduce, $sift, $mapValues, $groupBy or $keyBy");

    public static RuleFailure Call(Token token) => Failure(token, "Calling a value", "call one of the functions, $name(…)");

    private static RuleFailure Failure(Token token, string feature, string alternative) => new(Rules.UnsupportedSyntax, token.Span, feature, alternative);
}
