using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Names, variables and members.</summary>
internal sealed class NameBinder(Binder binder)
{
    private Scope Scope => binder.Scope;

    /// <summary>Whether a name means anything where no item is at hand.</summary>
    public bool IsKnown(string name) => Scope.IsKnown(name);

    public Bound Name(NameNode node, Frame? frame)
    {
        if (Frame.Find(frame, "") is { } item && (item.Type.HasMember(node.Name) || !IsKnown(node.Name)))
        {
            return Member(new Bound(item.Type, item.Value, node.Span), node.Name, node.Span, node.Span);
        }

        if (Scope.Find(node.Name) is { } known)
        {
            WarnOfShadow(node, frame);
            return Named(known, node.Span);
        }

        return Scope.Root is { } root
            ? Member(Named(root, node.Span), node.Name, node.Span, node.Span)
            : throw Unknown(node.Name, node.Span);
    }

    public Bound Variable(VariableNode node, Frame? frame)
    {
        if (node.Name != "$" && Frame.Find(frame, node.Name) is { } found)
        {
            return new Bound(found.Type, found.Value, node.Span);
        }

        if (node.Name is "" or "$" && Scope.Root is { } root)
        {
            return Named(root, node.Span);
        }

        throw Functions.Names.Contains(node.Name)
            ? NoValue(node.Name, node.Span)
            : Unknown("$" + node.Name, node.Span);
    }

    /// <summary>A function is called, not passed.</summary>
    public static RuleFailure NoValue(string function, TextSpan span) =>
        new(Rules.UnsupportedSyntax, span, $"The function ${function} as a value", $"write function($x){{ ${function}($x) }}");

    /// <summary>A member of a value: of each item if it is a list.</summary>
    public Bound Member(Bound source, string name, TextSpan nameSpan, TextSpan span)
    {
        switch (source.Type.Kind)
        {
            case IxKind.Null:
                return Bound.Null(span);
            case IxKind.Any:
                return new Bound(IxType.Any, Runtime.JsonValues.Member.Call(source.Value, new Term.Text(name)), span);
            case IxKind.Map:
                return Value(source, name, span);
            case IxKind.List:
                return binder.Sequences.Step(source, span, item => Member(item, name, nameSpan, span));
            case IxKind.Record when source.Type.Shape!.Member(name) is { } member:
                return Property(source, member, span);
            case IxKind.Date or IxKind.DateTime when name == "weekday":
                return binder.Notes.Lifted(span, [binder.Conversion.To(source, IxType.DateTime)!], IxType.Int, Runtime.Dates.Weekday.Call);
            default:
                var known = source.Type.Shape?.Members.Select(static member => member.Wire) ?? [];
                throw source.Type.Shape is OpenShape { Unknown: { } rule }
                    ? new RuleFailure(rule, nameSpan, name, Nearest.Hint(name, known))
                    : new RuleFailure(Rules.UnknownMember, nameSpan, name, source.Type.ToString(), Nearest.Hint(name, known));
        }
    }

    private Bound Property(Bound source, RecordMember member, TextSpan span)
    {
        if (source.Type.Shape is JsonShape)
        {
            var value = new Bound(IxType.Any, Runtime.JsonRecords.Get.Call(source.Value, new Term.Text(member.Wire)), span);
            return Certain(binder.Conversion.To(value, member.Type)!, member.Type.IsNullable || source.Type.IsNullable);
        }

        if (source.Type.Shape is UnionShape)
        {
            return new Bound(IxType.Any, Runtime.JsonValues.Member.Call(binder.Conversion.Json(source).Value, new Term.Text(member.Wire)), span);
        }

        var isNullable = source.Type.IsNullable || member.Type.IsNullable;
        return Converted(member.Type, isNullable, member.Of(source.Value, source.Type.IsNullable), member.Convert, member.Fallbacks?.Invoke(source.Value) ?? [], span);
    }

    private Bound Named(ScopeName name, TextSpan span) => Converted(name.Type, name.Type.IsNullable, name.Value, name.Convert, name.Fallbacks, span);

    // A fallback is of the type that expressions use, so a value is converted before its absence is noticed.
    private Bound Converted(IxType type, bool isNullable, Term value, Func<Term, Term>? convert, IReadOnlyList<Term> fallbacks, TextSpan span)
    {
        var native = new Bound(type.OrNull(isNullable || fallbacks.Count > 0), value, span);
        var converted = convert is null ? native : binder.Notes.Lifted(span, [native], type.NotNull(), terms => convert(terms[0]));
        return fallbacks.Count == 0 ? converted : new Bound(type, new Term.Coalesce([converted.Value, .. fallbacks]), span);
    }

    // A member that an object constructor always sets is there.
    private static Bound Certain(Bound value, bool isNullable) =>
        isNullable || !value.Type.IsNullable || value.Type.Kind == IxKind.Any ? value
        : new Bound(value.Type.NotNull(), value.Type.IsStruct ? new Term.Invoke(value.Value, "GetValueOrDefault", [], []) : new Term.NotNull(value.Value), value.Span);

    private Bound Value(Bound source, string name, TextSpan span)
    {
        var item = source.Type.Item!;
        var get = item.IsStruct && !item.IsNullable ? Runtime.Maps.GetValue : Runtime.Maps.Get;
        return binder.Notes.Lifted(span, [source], item.OrNull(), terms => get.Call(terms[0], new Term.Text(name)));
    }

    private void WarnOfShadow(NameNode node, Frame? frame)
    {
        if (frame is null && Scope.Root is { Type: { Kind: IxKind.Record } type } && type.HasMember(node.Name))
        {
            binder.Notes.Add(Rules.ShadowedMember, node.Span, node.Name);
        }
    }

    private RuleFailure Unknown(string name, TextSpan span) => new(Rules.UnknownRoot, span, name, Scope.List);
}
