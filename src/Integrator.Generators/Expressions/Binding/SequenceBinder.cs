using System.Globalization;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds steps over lists, indexes and filters.</summary>
internal sealed class SequenceBinder(Binder binder)
{
    /// <summary>One list with a value for each item. Lists are concatenated, and null is left out.</summary>
    /// <param name="body">From an item to its value.</param>
    public Bound Step(Bound list, TextSpan span, Func<Bound, Bound> body) => Map(list, span, body, isIndexed: false, static value => value.Kind switch
    {
        IxKind.List => (Runtime.Lists.StepLists, value.Item!),
        IxKind.Any => (Runtime.Lists.StepJson, IxType.Any),
        _ => (Method(value), value.NotNull()),
    });

    /// <summary>A list with a value for each item. Lists stay items, and null is left out.</summary>
    /// <param name="body">From an item to its value.</param>
    public Bound Map(Bound list, TextSpan span, Func<Bound, Bound> body) => Map(list, span, body, isIndexed: false);

    /// <summary>The same for items with their indexes.</summary>
    /// <param name="body">From an item and its index to its value.</param>
    public Bound MapIndexed(Bound list, TextSpan span, Func<Bound, Bound> body) => Map(list, span, body, isIndexed: true);

    private Bound Map(Bound list, TextSpan span, Func<Bound, Bound> body, bool isIndexed) =>
        Map(list, span, body, isIndexed, static value => (Method(value), value.Kind == IxKind.Any ? IxType.Any : value.NotNull()));

    private Bound Map(Bound list, TextSpan span, Func<Bound, Bound> body, bool isIndexed, Func<IxType, (RuntimeMember Method, IxType Item)> how)
    {
        var item = list.Type.Item!;
        var variable = binder.Notes.Variable();
        var value = body(new Bound(item, new Term.Variable(variable), list.Span));
        if (value.IsNull)
        {
            return binder.Notes.Lifted(span, [list], IxType.List(IxType.Null), static _ => Runtime.Lists.Empty.Call([TermType.Json.OrNull()]));
        }

        // Written, because inferring the types of nested functions takes the C# compiler exponential time.
        var (method, result) = how(value.Type);
        var one = isIndexed ? new TermType(TermKind.Indexed, Item: item.Carrier) : item.Carrier;
        var other = method == Runtime.Lists.Step || method == Runtime.Lists.StepValues ? result.Carrier.NotNull() : result.Carrier;
        TermType[] types = method == Runtime.Lists.StepJson ? [one] : [one, other];
        return binder.Notes.Lifted(span, [list], IxType.List(result), terms => method.Call(
            types, isIndexed ? Runtime.Lists.Indexed.Call([item.Carrier], terms[0]) : terms[0], Lambda.Of(variable, value.Value)));
    }

    private static RuntimeMember Method(IxType value) => !value.IsNullable ? Runtime.Lists.Map : value.IsStruct ? Runtime.Lists.StepValues : Runtime.Lists.Step;

    public Bound Each(EachNode node, Frame? frame)
    {
        var source = binder.Bind(node.Source, frame);
        if (source.Type.Kind == IxKind.List)
        {
            return Step(source, node.Span, item => binder.Bind(node.Body, At(frame, item)));
        }

        if (source.IsNull)
        {
            return Bound.Null(node.Span);
        }

        var variable = binder.Notes.Variable();
        var one = new Bound(source.Type.Kind == IxKind.Any ? IxType.Any : source.Type.NotNull(), new Term.Variable(variable), source.Span);
        var body = binder.Bind(node.Body, At(frame, one));
        if (source.Type.Kind == IxKind.Any)
        {
            return new Bound(IxType.Any, Runtime.JsonValues.Each.Call(source.Value, Lambda.Of(variable, binder.Conversion.Json(body).Value)), node.Span);
        }

        return !source.Type.IsNullable
            ? body with { Value = Runtime.Lists.Let.Call([one.Type.Carrier, body.Type.Carrier], source.Value, Lambda.Of(variable, body.Value)), Span = node.Span, Constant = null }
            : new Bound(body.Type.OrNull(), new Term.Lift([new Term.Present(source.Value, variable)], body.Value, body.Type.OrNull().Carrier), node.Span) { IsFresh = body.IsFresh };
    }

    public Bound Item(ItemNode node, Frame? frame)
    {
        var source = binder.Bind(node.Source, frame);
        if (node.Item is NumberNode)
        {
            return Index(source, binder.Bind(node.Item, frame), node.Span);
        }

        if (source.Type.Kind is not (IxKind.List or IxKind.Any))
        {
            return source.IsNull ? source : throw Binder.WrongArgument(node.Source.Span, "[ ]", 1, "a list", source.Type);
        }

        var variable = binder.Notes.Variable();
        var item = new Bound(source.Type.Item ?? IxType.Any, new Term.Variable(variable), source.Span);
        var condition = binder.Bind(node.Item, At(frame, item));
        return condition.Type.IsNumeric ? Index(source, binder.Bind(node.Item, frame), node.Span)
            : source.Type.Kind == IxKind.Any
                ? new Bound(IxType.Any, Runtime.JsonValues.Filter.Call(source.Value, Lambda.Of(variable, binder.Truth.Condition(condition))), node.Span)
                : binder.Notes.Lifted(node.Span, [source], source.Type.NotNull(), terms => Runtime.Lists.Filter.Call(terms[0], Lambda.Of(variable, binder.Truth.Condition(condition))));
    }

    /// <summary>One item; a negative index counts from the end.</summary>
    public Bound Index(Bound source, Bound index, TextSpan span)
    {
        var at = binder.Argument(Floor(index), IxType.Int, "[ ]", 2, "int");
        if (source.Type.Kind == IxKind.Any)
        {
            return binder.Notes.Lifted(span, [at], IxType.Any, terms => Runtime.JsonValues.At.Call(source.Value, terms[0]));
        }

        if (source.Type.Kind != IxKind.List)
        {
            return source.IsNull ? source : throw Binder.WrongArgument(source.Span, "[ ]", 1, "a list", source.Type);
        }

        var item = source.Type.Item!;
        var method = item.IsStruct && !item.IsNullable ? Runtime.Lists.ValueAt : Runtime.Lists.At;
        return binder.Notes.Lifted(span, [source, at], item.OrNull(), method.Call);
    }

    public static Frame At(Frame? frame, Bound item) => new(frame, "", item.Type, item.Value);

    private Bound Floor(Bound index) =>
        index.Type.Kind is not (IxKind.Number or IxKind.Decimal) ? index
        : !index.IsNumberLiteral ? binder.Notes.Lifted(index.Span, [index], IxType.Int, Runtime.Numbers.Floor.Call)
        : Literals.Of(new NumberNode(index.Span, Math.Floor(double.Parse((string)index.Constant!, CultureInfo.InvariantCulture)).ToString("F0", CultureInfo.InvariantCulture))) ?? index;
}
