using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Functions whose type is more than a signature says.</summary>
internal sealed class SpecialFunctions(Binder binder)
{
    private const string Urls = Runtime.Space + "Urls.";

    private static readonly string[] s_urlParts = ["href", "protocol", "host", "hostname", "port", "pathname", "search", "hash", "origin"];

    public Bound Call(CallNode node, IReadOnlyList<Bound> arguments)
    {
        var (least, most) = Count(node.Name);
        if (arguments.Count < least || arguments.Count > most)
        {
            throw new RuleFailure(Rules.WrongArgument, node.Span, "$" + node.Name, Math.Min(arguments.Count, most) + 1, arguments.Count < least ? "given" : "left out", arguments.Count < least ? "nothing" : "one");
        }

        return node.Name switch
        {
            "string" => String(node, arguments[0]),
            "number" or "toNumber" => Number(node, arguments[0]),
            "exists" => Exists(node, arguments[0]),
            "not" => new Bound(IxType.Bool, $"(!{binder.Truth.Of(arguments[0])})", node.Span),
            "count" => CountOf(node, arguments[0]),
            "sort" => Sort(node, arguments[0]),
            "distinct" => Distinct(node, arguments[0]),
            "firstNonEmpty" => FirstNonEmpty(node, arguments),
            "lookup" => Lookup(node, arguments[0], arguments[1]),
            "merge" or "pick" or "omit" => Records(node, arguments),
            "now" => new Bound(IxType.DateTime, Runtime.Evaluation + ".Now", node.Span),
            "millis" => new Bound(IxType.Int, Runtime.Evaluation + ".Millis", node.Span),
            "uuid" => new Bound(IxType.Text, Runtime.Evaluation + ".Uuid()", node.Span),
            _ => ParseUrl(node, arguments[0]),
        };
    }

    private static (int Least, int Most) Count(string name) => name switch
    {
        "now" or "millis" or "uuid" => (0, 0),
        "firstNonEmpty" or "merge" => (1, int.MaxValue),
        "pick" or "omit" => (2, int.MaxValue),
        "lookup" => (2, 2),
        _ => (1, 1),
    };

    private Bound String(CallNode node, Bound value) =>
        value.Type.Kind == IxKind.Any ? new Bound(IxType.Text.OrNull(), $"{Runtime.Texts}OfAny({value.Code})", node.Span)
        : binder.Conversion.ToText(value) ?? binder.Notes.Lifted(node.Span, [binder.Conversion.Json(value)], IxType.Text, static codes => $"{Runtime.Json}Stringify({codes[0]})");

    private Bound Number(CallNode node, Bound value) => value.Type.Kind switch
    {
        IxKind.Int or IxKind.Number or IxKind.Decimal => value,
        IxKind.Null => Bound.Null(node.Span, IxType.Number),
        IxKind.Bool or IxKind.Text or IxKind.Any => binder.Notes.Lifted(node.Span, [value], IxType.Number, static codes => $"{Runtime.Numbers}Of({codes[0]})"),
        _ => throw Binder.WrongArgument(value.Span, "$" + node.Name, 1, "str", value.Type),
    };

    private static Bound Exists(CallNode node, Bound value) =>
        new(IxType.Bool, value.IsNull ? "false" : value.Type.IsNullable ? $"({value.Code} is not null)" : "true", node.Span);

    private Bound CountOf(CallNode node, Bound value)
    {
        if (value.Type.Kind is IxKind.List)
        {
            return new Bound(IxType.Int, value.Type.IsNullable ? $"((long)({value.Code}?.Count ?? 0))" : $"((long){value.Code}.Count)", node.Span);
        }

        return new Bound(IxType.Int, $"{Runtime.Json}Count({binder.Conversion.Json(value).Code})", node.Span);
    }

    private Bound Sort(CallNode node, Bound value)
    {
        var list = List(node, value);
        if (list.IsNull)
        {
            return Bound.Null(node.Span);
        }

        if (list.Type.Item!.Kind is IxKind.Record or IxKind.Map or IxKind.List or IxKind.Bool or IxKind.Bytes)
        {
            throw Binder.WrongArgument(value.Span, "$sort", 1, "a list of numbers, texts or dates", value.Type);
        }

        var method = list.Type.Item!.Kind switch { IxKind.Text => "SortTexts", IxKind.Any or IxKind.Null => "SortJson", _ => "Sort" };
        return binder.Notes.Lifted(node.Span, [list], list.Type.NotNull(), codes => $"{Runtime.Lists}{method}({codes[0]})");
    }

    private Bound Distinct(CallNode node, Bound value)
    {
        var list = List(node, value);
        if (list.IsNull)
        {
            return Bound.Null(node.Span);
        }

        // Values that C# tells apart by where they are.
        var item = new Bound(list.Type.Item!, binder.Notes.Variable(), list.Span);
        var isByJson = item.Type.Kind is IxKind.List or IxKind.Map or IxKind.Record or IxKind.Bytes;
        var json = isByJson ? $", {item.Code} => {binder.Conversion.Json(item).Code}" : "";
        return binder.Notes.Lifted(node.Span, [list], list.Type.NotNull(), codes => $"{Runtime.Lists}Distinct({codes[0]}{json})");
    }

    private Bound List(CallNode node, Bound value) =>
        value.IsNull || value.Type.Kind == IxKind.List ? value : binder.Argument(value, IxType.List(IxType.Any), "$" + node.Name, 1, "a list");

    private Bound FirstNonEmpty(CallNode node, IReadOnlyList<Bound> arguments)
    {
        var present = arguments.Where(static argument => !argument.IsNull).ToList();
        if (present.Count == 0)
        {
            return Bound.Null(node.Span);
        }

        var type = present.Select(static argument => argument.Type).Aggregate(IxTypes.Unify).NotNull();
        type = type.Kind == IxKind.Any ? IxType.Any : type;
        var choices = new List<Bound>();
        foreach (var argument in present.Select(argument => binder.Conversion.To(argument, type)!).Select(NonEmpty))
        {
            choices.Add(argument);
            if (!argument.Type.IsNullable)
            {
                break;
            }
        }

        return new Bound(type.OrNull(choices[choices.Count - 1].Type.IsNullable), $"({string.Join(" ?? ", choices.Select(static choice => choice.Code))})", node.Span);
    }

    private static Bound NonEmpty(Bound value) => value.Type.Kind switch
    {
        IxKind.Text when value.Constant is string { Length: > 0 } => value,
        IxKind.Text => value with { Type = value.Type.OrNull(), Code = $"{Runtime.Texts}NonEmpty({value.Code})" },
        IxKind.List => value with { Type = value.Type.OrNull(), Code = $"{Runtime.Lists}NonEmpty({value.Code})" },
        IxKind.Any => value with { Type = value.Type.OrNull(), Code = $"{Runtime.Json}NonEmpty({value.Code})" },
        _ => value,
    };

    private Bound Lookup(CallNode node, Bound source, Bound key)
    {
        var name = binder.Argument(key, IxType.Text, "$lookup", 2, "str");
        if (key.Constant is string constant)
        {
            return binder.Names.Member(source, constant, key.Span, node.Span);
        }

        if (source.Type.Kind != IxKind.Map)
        {
            return binder.Notes.Lifted(node.Span, [name], IxType.Any, codes => $"{Runtime.Json}Member({binder.Conversion.Json(source).Code}, {codes[0]})");
        }

        var item = source.Type.Item!;
        return binder.Notes.Lifted(
            node.Span, [source, name], item.OrNull(), codes => $"{Runtime.Maps}{(item.IsStruct && !item.IsNullable ? "GetValue" : "Get")}({codes[0]}, {codes[1]})");
    }

    private Bound Records(CallNode node, IReadOnlyList<Bound> arguments)
    {
        var method = node.Name switch { "merge" => "Merge", "pick" => "Pick", _ => "Omit" };
        var codes = arguments.Select(argument => binder.Conversion.Json(argument).Code);
        return new Bound(IxType.Any, $"{Runtime.Records}{method}({string.Join(", ", codes)})", node.Span) { IsFresh = true };
    }

    private Bound ParseUrl(CallNode node, Bound value)
    {
        var shape = new JsonShape([.. s_urlParts.Select(static part => (part, IxType.Text))]);
        return binder.Notes.Lifted(
            node.Span, [binder.Argument(value, IxType.Text, "$parseUrl", 1, "str")], IxType.Record(shape), static codes => $"{Urls}Parse({codes[0]})");
    }
}
