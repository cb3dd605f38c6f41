using System.Globalization;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Lists: steps over them, their items, and those that meet a condition.</summary>
internal sealed class SequenceBinder(Binder binder)
{
    /// <summary>A value for each item, in one list; lists are put end to end, and what is null is left out.</summary>
    /// <param name="body">From an item to its value.</param>
    public Bound Step(Bound list, TextSpan span, Func<Bound, Bound> body) => Map(list, span, body, null, static value => value.Kind switch
    {
        IxKind.List => ("StepLists", value.Item!),
        IxKind.Any => ("StepJson", IxType.Any),
        _ => (Method(value), value.NotNull()),
    });

    /// <summary>A value for each item, lists too; what is null is left out.</summary>
    /// <param name="body">From an item to its value.</param>
    /// <param name="over">From the C# of the list to the C# of what is mapped, where that is another.</param>
    public Bound Map(Bound list, TextSpan span, Func<Bound, Bound> body, Func<string, string>? over = null) =>
        Map(list, span, body, over, static value => (Method(value), value.Kind == IxKind.Any ? IxType.Any : value.NotNull()));

    private Bound Map(Bound list, TextSpan span, Func<Bound, Bound> body, Func<string, string>? over, Func<IxType, (string Method, IxType Item)> how)
    {
        var item = new Bound(list.Type.Item!, binder.Notes.Variable(), list.Span);
        var value = body(item);
        if (value.IsNull)
        {
            return binder.Notes.Lifted(span, [list], IxType.List(IxType.Null), static _ => $"{Runtime.Lists}Empty<{Runtime.Node}?>()");
        }

        // Told, for C# would look into functions in functions again and again to find the types out.
        var (method, result) = how(value.Type);
        var one = over is null ? item.Type.CSharp : $"({item.Type.CSharp} Item, long Index)";
        var types = method == "StepJson" ? one : $"{one}, {(method is "Step" or "StepValues" ? result.Certain : result.CSharp)}";
        return binder.Notes.Lifted(span, [list], IxType.List(result), codes => $"{Runtime.Lists}{method}<{types}>({over?.Invoke(codes[0]) ?? codes[0]}, {item.Code} => {value.Code})");
    }

    private static string Method(IxType value) => !value.IsNullable ? "Map" : value.IsStruct ? "StepValues" : "Step";

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

        var one = new Bound(source.Type.Kind == IxKind.Any ? IxType.Any : source.Type.NotNull(), binder.Notes.Variable(), source.Span);
        var body = binder.Bind(node.Body, At(frame, one));
        if (source.Type.Kind == IxKind.Any)
        {
            return new Bound(IxType.Any, $"{Runtime.Json}Each({source.Code}, {one.Code} => {binder.Conversion.Json(body).Code})", node.Span);
        }

        return !source.Type.IsNullable
            ? body with { Code = $"{Runtime.Lists}Let<{one.Type.CSharp}, {body.Type.CSharp}>({source.Code}, {one.Code} => {body.Code})", Span = node.Span, Constant = null }
            : new Bound(body.Type.OrNull(), $"({source.Code} is {{ }} {one.Code} ? ({body.Type.OrNull().CSharp})({body.Code}) : null)", node.Span) { IsFresh = body.IsFresh };
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

        var item = new Bound(source.Type.Item ?? IxType.Any, binder.Notes.Variable(), source.Span);
        var condition = binder.Bind(node.Item, At(frame, item));
        return condition.Type.IsNumeric ? Index(source, binder.Bind(node.Item, frame), node.Span)
            : source.Type.Kind == IxKind.Any
                ? new Bound(IxType.Any, $"{Runtime.Json}Filter({source.Code}, {item.Code} => {binder.Truth.Condition(condition)})", node.Span)
                : binder.Notes.Lifted(node.Span, [source], source.Type.NotNull(), codes => $"{Runtime.Lists}Filter({codes[0]}, {item.Code} => {binder.Truth.Condition(condition)})");
    }

    /// <summary>One item; a negative index counts from the end.</summary>
    public Bound Index(Bound source, Bound index, TextSpan span)
    {
        var at = binder.Argument(Floor(index), IxType.Int, "[ ]", 2, "int");
        if (source.Type.Kind == IxKind.Any)
        {
            return binder.Notes.Lifted(span, [at], IxType.Any, codes => $"{Runtime.Json}At({source.Code}, {codes[0]})");
        }

        if (source.Type.Kind != IxKind.List)
        {
            return source.IsNull ? source : throw Binder.WrongArgument(source.Span, "[ ]", 1, "a list", source.Type);
        }

        var item = source.Type.Item!;
        var method = item.IsStruct && !item.IsNullable ? "ValueAt" : "At";
        return binder.Notes.Lifted(span, [source, at], item.OrNull(), codes => $"{Runtime.Lists}{method}({codes[0]}, {codes[1]})");
    }

    public static Frame At(Frame? frame, Bound item) => new(frame, "", item.Type, item.Code);

    private Bound Floor(Bound index) =>
        index.Type.Kind is not (IxKind.Number or IxKind.Decimal) ? index
        : !index.IsNumberLiteral ? binder.Notes.Lifted(index.Span, [index], IxType.Int, static codes => $"{Runtime.Numbers}Floor({codes[0]})")
        : Literals.Of(new NumberNode(index.Span, Math.Floor(double.Parse((string)index.Constant!, CultureInfo.InvariantCulture)).ToString("F0", CultureInfo.InvariantCulture))) ?? index;
}
