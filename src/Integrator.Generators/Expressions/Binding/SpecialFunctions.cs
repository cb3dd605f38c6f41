using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds functions whose types a signature cannot describe.</summary>
internal sealed class SpecialFunctions(Binder binder)
{
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
            "not" => new Bound(IxType.Bool, new Term.Not(binder.Truth.Of(arguments[0])), node.Span),
            "count" => CountOf(node, arguments[0]),
            "sort" => Sort(node, arguments[0]),
            "distinct" => Distinct(node, arguments[0]),
            "firstNonEmpty" => FirstNonEmpty(node, arguments),
            "lookup" => Lookup(node, arguments[0], arguments[1]),
            "merge" or "pick" or "omit" => Records(node, arguments),
            "now" => new Bound(IxType.DateTime, RuntimeValues.Evaluation.Now.Of(Term.Evaluation), node.Span),
            "millis" => new Bound(IxType.Int, RuntimeValues.Evaluation.Millis.Of(Term.Evaluation), node.Span),
            "uuid" => new Bound(IxType.Text, RuntimeValues.Evaluation.Uuid.Invoke(Term.Evaluation), node.Span),
            "retryAfter" => RetryAfter(node, arguments[0]),
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
        value.Type.Kind == IxKind.Any ? new Bound(IxType.Text.OrNull(), Runtime.Texts.OfAny.Call(value.Value), node.Span)
        : binder.Conversion.ToText(value) ?? binder.Notes.Lifted(node.Span, [binder.Conversion.Json(value)], IxType.Text, Runtime.JsonValues.Stringify.Call);

    private Bound Number(CallNode node, Bound value) => value.Type.Kind switch
    {
        IxKind.Int or IxKind.Number or IxKind.Decimal => value,
        IxKind.Null => Bound.Null(node.Span, IxType.Number),
        IxKind.Bool or IxKind.Text or IxKind.Any => binder.Notes.Lifted(node.Span, [value], IxType.Number, Runtime.Numbers.Of.Call),
        _ => throw Binder.WrongArgument(value.Span, "$" + node.Name, 1, "str", value.Type),
    };

    private static Bound Exists(CallNode node, Bound value) =>
        new(IxType.Bool, value.IsNull ? Term.False : value.Type.IsNullable ? new Term.NullTest(value.Value, IsNull: false) : Term.True, node.Span);

    private Bound CountOf(CallNode node, Bound value)
    {
        if (value.Type.Kind is IxKind.List)
        {
            var count = new Term.Member(value.Value, "Count", value.Type.IsNullable);
            return new Bound(IxType.Int, new Term.Cast(IxType.Int.Carrier, value.Type.IsNullable ? new Term.Coalesce([count, Term.Of(0)]) : count), node.Span);
        }

        return new Bound(IxType.Int, Runtime.JsonValues.Count.Call(binder.Conversion.Json(value).Value), node.Span);
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

        var method = list.Type.Item!.Kind switch { IxKind.Text => Runtime.Lists.SortTexts, IxKind.Any or IxKind.Null => Runtime.Lists.SortJson, _ => Runtime.Lists.Sort };
        return binder.Notes.Lifted(node.Span, [list], list.Type.NotNull(), method.Call);
    }

    private Bound Distinct(CallNode node, Bound value)
    {
        var list = List(node, value);
        if (list.IsNull)
        {
            return Bound.Null(node.Span);
        }

        // C# compares values of these types by reference, so their JSON is compared.
        var variable = binder.Notes.Variable();
        var item = new Bound(list.Type.Item!, new Term.Variable(variable), list.Span);
        var isByJson = item.Type.Kind is IxKind.List or IxKind.Map or IxKind.Record or IxKind.Bytes;
        Term[] json = isByJson ? [Lambda.Of(variable, binder.Conversion.Json(item).Value)] : [];
        return binder.Notes.Lifted(node.Span, [list], list.Type.NotNull(), terms => Runtime.Lists.Distinct.Call([terms[0], .. json]));
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

        return new Bound(type.OrNull(choices[choices.Count - 1].Type.IsNullable), new Term.Coalesce(choices.Select(static choice => choice.Value).ToEquatableArray()), node.Span);
    }

    private static Bound NonEmpty(Bound value) => value.Type.Kind switch
    {
        IxKind.Text when value.Constant is string { Length: > 0 } => value,
        IxKind.Text => value with { Type = value.Type.OrNull(), Value = Runtime.Texts.NonEmpty.Call(value.Value) },
        IxKind.List => value with { Type = value.Type.OrNull(), Value = Runtime.Lists.NonEmpty.Call(value.Value) },
        IxKind.Any => value with { Type = value.Type.OrNull(), Value = Runtime.JsonValues.NonEmpty.Call(value.Value) },
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
            return binder.Notes.Lifted(node.Span, [name], IxType.Any, terms => Runtime.JsonValues.Member.Call(binder.Conversion.Json(source).Value, terms[0]));
        }

        var item = source.Type.Item!;
        return binder.Notes.Lifted(
            node.Span, [source, name], item.OrNull(), (item.IsStruct && !item.IsNullable ? Runtime.Maps.GetValue : Runtime.Maps.Get).Call);
    }

    private Bound Records(CallNode node, IReadOnlyList<Bound> arguments)
    {
        var method = node.Name switch { "merge" => Runtime.JsonRecords.Merge, "pick" => Runtime.JsonRecords.Pick, _ => Runtime.JsonRecords.Omit };
        var terms = arguments.Select(argument => binder.Conversion.Json(argument).Value);
        return new Bound(IxType.Any, method.Call(terms), node.Span) { IsFresh = true };
    }

    private Bound RetryAfter(CallNode node, Bound value)
    {
        var text = binder.Argument(value, IxType.Text, "$retryAfter", 1, "str");
        return text.IsNull
            ? Bound.Null(node.Span, IxType.Number)
            : new Bound(IxType.Number.OrNull(), Runtime.Dates.RetryAfter.Call(text.Value, RuntimeValues.Evaluation.Now.Of(Term.Evaluation)), node.Span);
    }

    private Bound ParseUrl(CallNode node, Bound value)
    {
        var shape = new JsonShape([.. s_urlParts.Select(static part => (part, IxType.Text))]);
        return binder.Notes.Lifted(
            node.Span, [binder.Argument(value, IxType.Text, "$parseUrl", 1, "str")], IxType.Record(shape), Runtime.Urls.Parse.Call);
    }
}
