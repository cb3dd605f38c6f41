using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Expressions.Printing;

/// <summary>Terms as C#. Every term can be printed, and nothing is decided here.</summary>
internal static class TermPrinter
{
    private const int MaximumWidth = 160;
    private const string Runtime = "global::Integrator.";

    /// <summary>The code where any expression can stand: behind <c>return</c> or <c>=&gt;</c>.</summary>
    public static string Text(Term term) => Layout(term, Level.Any).Text();

    /// <summary>Lines that begin with a text and go on with the code, which is broken where it would be too long.</summary>
    /// <param name="start">The text before the code: <c>return </c>.</param>
    /// <param name="indent">The spaces before each line.</param>
    /// <param name="margin">The spaces that will stand before the lines in the file.</param>
    /// <param name="end">The text behind the code.</param>
    public static string Lines(string start, Term term, string end, string indent, int margin) =>
        Layout(term, Level.Any).Text(start, indent, MaximumWidth - margin, end.Length) + end;

    /// <summary>The code where an operand can stand.</summary>
    public static string Operand(Term term) => Layout(term, Level.Primary).Text();

    // From what binds least to what binds most. An order has parentheses even as an argument, because F(a < b, c > (d)) calls a generic method.
    private enum Level
    {
        Any,
        Argument,
        Conditional,
        Coalesce,
        Or,
        And,
        Equality,
        Unary,
        Primary,
    }

    private static Layout Layout(Term term, Level least)
    {
        var (layout, level) = Bare(term);
        return level < least ? new Layout.Row(Word("("), layout, Word(")")) : layout;
    }

    private static (Layout Layout, Level Level) Bare(Term term) => term switch
    {
        Term.Text text => Primary(CSharp.Literal(text.Value)),
        Term.Number number => Primary(Number(number)),
        Term.Boolean boolean => Primary(boolean.Value ? "true" : "false"),
        Term.Null => Primary("null"),
        Term.Default nothing => Primary($"default({TypePrinter.Text(nothing.Type)})"),
        Term.Variable variable => Primary(variable.Name),
        Term.Static property => Primary(Name(property.Property)),
        Term.Member member => (new Layout.Row(Layout(member.Source, Level.Primary), Word($"{Dot(member.IsConditional)}{member.Name}")), Level.Primary),
        Term.Invoke invoke => (new Layout.Row(
            Layout(invoke.Source, Level.Primary), Call($"{Dot(invoke.IsConditional)}{invoke.Name}", invoke.Types, invoke.Arguments)), Level.Primary),
        Term.Call call => (Call(Name(call.Method), call.Types, call.Arguments), Level.Primary),
        Term.Function function => (Call((function.Type is null ? "" : $"global::{function.Type}.") + function.Name, [], function.Arguments), Level.Primary),
        Term.NotNull certain => (new Layout.Row(Layout(certain.Value, Level.Primary), Word("!")), Level.Primary),
        Term.List list => (new Layout.Block("[", Arguments(list.Items), "]"), Level.Primary),
        Term.Spread spread => (new Layout.Row(Word(".. "), Layout(spread.Items, Level.Coalesce)), Level.Any),
        Term.Lambda lambda => (Lambda(lambda), Level.Argument),
        _ => Operators(term),
    };

    private static (Layout Layout, Level Level) Operators(Term term) => term switch
    {
        Term.Cast cast => (Cast(cast.Type, cast.Value), Level.Unary),
        Term.Not not => (new Layout.Row(Word("!"), Layout(not.Value, Level.Unary)), Level.Unary),
        Term.Conditional choice => (Choice(Layout(choice.Condition, Level.Coalesce), Typed(choice.Type, choice.Then), Layout(choice.Otherwise, Level.Conditional)), Level.Conditional),
        Term.Lift lift => (Choice(
            Chain("&&", lift.Operands.Select(static operand => Layout(operand, Level.Equality))), Cast(lift.Type, lift.Value), Word("null")), Level.Conditional),
        Term.Coalesce coalesce => (Chain("??", coalesce.Values.Select(static value => Layout(value, Level.Or))), Level.Coalesce),
        Term.Or or => (Chain("||", [Layout(or.Left, or.Left is Term.Or ? Level.Or : Level.Equality), Layout(or.Right, Level.Equality)]), Level.Or),
        Term.And and => (Chain("&&", [Layout(and.Left, Level.And), Layout(and.Right, Level.Equality)]), Level.And),
        Term.Present present => (new Layout.Row(Layout(present.Value, Level.Unary), Word(" is { } " + present.Name)), Level.Equality),
        Term.NullTest test => (new Layout.Row(Layout(test.Value, Level.Unary), Word(test.IsNull ? " is null" : " is not null")), Level.Equality),
        Term.Compare compare => (Compare(Layout(compare.Left, Level.Unary), compare.Comparison, Layout(compare.Right, Level.Unary)), Binding(compare.Comparison)),
        Term.CompareText compare => (Compare(
            new Layout.Block("string.CompareOrdinal(", Arguments([compare.Left, compare.Right]), ")"), compare.Comparison, Word("0")), Binding(compare.Comparison)),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, null),
    };

    private static (Layout Layout, Level Level) Primary(string text) => (Word(text), Level.Primary);

    private static Layout.Word Word(string text) => new(text);

    private static string Dot(bool isConditional) => isConditional ? "?." : ".";

    private static string Name(RuntimeMember member) => $"{Runtime}{member.Type}.{member.Name}";

    private static Layout.Block Call(string name, EquatableArray<TermType> types, EquatableArray<Term> arguments) =>
        new($"{name}{(types.Count == 0 ? "" : $"<{string.Join(", ", types.Select(TypePrinter.Text))}>")}(", Arguments(arguments), ")");

    private static IReadOnlyList<Layout> Arguments(EquatableArray<Term> terms) =>
        [.. terms.Select(static term => Layout(term, term is Term.Spread ? Level.Any : Level.Argument))];

    private static Layout.Row Lambda(Term.Lambda lambda)
    {
        var parameters = lambda.Parameters.Count == 1 ? lambda.Parameters[0] : $"({string.Join(", ", lambda.Parameters)})";
        return new Layout.Row(Word(parameters + " => "), Layout(lambda.Body, Level.Argument));
    }

    private static Layout Typed(TermType? type, Term value) => type is null ? Layout(value, Level.Conditional) : Cast(type, value);

    private static Layout.Row Cast(TermType type, Term value) => new(Word($"({TypePrinter.Text(type)})"), Layout(value, Level.Unary));

    private static Layout.Chain Choice(Layout condition, Layout then, Layout otherwise) => new(condition, [("?", then), (":", otherwise)]);

    private static Layout Chain(string mark, IEnumerable<Layout> values)
    {
        var all = values.ToList();
        return all.Count == 1 ? all[0] : new Layout.Chain(all[0], [.. all.Skip(1).Select(value => (mark, value))]);
    }

    private static Layout.Chain Compare(Layout left, Comparison comparison, Layout right) => new(left, [(Mark(comparison), right)]);

    private static Level Binding(Comparison comparison) => comparison is Comparison.Equal or Comparison.NotEqual ? Level.Equality : Level.Any;

    private static string Mark(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "==",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
    };

    private static string Number(Term.Number number)
    {
        var code = number.Kind switch
        {
            NumberKind.Int32 => number.Digits,
            NumberKind.Int64 => number.Digits == "-9223372036854775808" ? "long.MinValue" : number.Digits + "L",
            NumberKind.Double => number.Digits + "d",
            NumberKind.Decimal => number.Digits + "m",
            _ => throw new ArgumentOutOfRangeException(nameof(number), number.Kind, null),
        };
        return number.Digits[0] == '-' ? $"({code})" : code;
    }
}
