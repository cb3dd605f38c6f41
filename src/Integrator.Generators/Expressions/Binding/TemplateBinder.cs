using System.Globalization;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Templates: placeholders, their casts and defaults.</summary>
/// <param name="keepsNull">Whether a cast to null writes null into the JSON being built.</param>
/// <param name="escape">The function that escapes a value that stands beside text; null if values are not escaped.</param>
internal sealed class TemplateBinder(Binder binder, bool keepsNull, RuntimeMember? escape = null)
{
    private readonly List<string> _missing = [];

    /// <summary>The paths that may be without a value.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <param name="text">The text that the parts were parsed from.</param>
    public Bound Template(IReadOnlyList<TemplatePart> parts, string text)
    {
        var span = new TextSpan(0, text.Length);
        if (parts.Count == 1 && parts[0] is TemplatePart.Placeholder only)
        {
            return Placeholder(only, text);
        }

        var texts = parts.Select(part => part is TemplatePart.Placeholder placeholder ? Text(Placeholder(placeholder, text), placeholder) : Literals.Text(((TemplatePart.Text)part).Value, span)).ToList();
        return texts.All(static part => part.Constant is string)
            ? Literals.Text(string.Concat(texts.Select(static part => (string)part.Constant!)), span)
            : binder.Notes.Lifted(span, texts, IxType.Text, Runtime.Texts.Concat.Call);
    }

    private Bound Text(Bound value, TemplatePart.Placeholder placeholder) =>
        escape is null ? Plain(value, placeholder) : Lifted(Plain(value, placeholder), IxType.Text, escape);

    private Bound Plain(Bound value, TemplatePart.Placeholder placeholder) => binder.Conversion.ToText(value)
        ?? throw (value.Type.Kind == IxKind.List ? new RuleFailure(Rules.ListForOne, placeholder.Span) : CannotCast(value, "str", placeholder.Span));

    private Bound Placeholder(TemplatePart.Placeholder placeholder, string text)
    {
        var choices = placeholder.Choices.Select(Choice).ToList();
        if (placeholder.Default is { } fallback)
        {
            choices.Add(Fallback(fallback, choices[0].Type));
        }

        var value = choices.Aggregate((first, second) => First(first, second, placeholder.Span)) with { Span = placeholder.Span };
        if (value.Type.IsNullable)
        {
            _missing.AddRange(placeholder.Choices.Select(choice => text.Substring(choice.Path.Span.Start, choice.Path.Span.Length)));
        }

        return value;
    }

    private Bound First(Bound first, Bound second, TextSpan span)
    {
        if (first.IsNull || !first.Type.IsNullable)
        {
            return first.IsNull ? second : first;
        }

        var type = IxTypes.Unify(first.Type, second.Type).NotNull();
        var (left, right) = (binder.Conversion.To(first, type)!, binder.Conversion.To(second, type)!);
        return new Bound(type.OrNull(right.Type.IsNullable), new Term.Coalesce([left.Value, right.Value]), span);
    }

    private Bound Choice(Choice choice)
    {
        var value = Path(choice.Path);
        return choice.Cast is null ? value : Cast(value, choice.Cast);
    }

    private Bound Path(Node path)
    {
        if (path is not NameNode name || binder.Names.IsKnown(name.Name) || binder.Scope.Undeclared is not { } undeclared)
        {
            return binder.Bind(path, null);
        }

        if (undeclared.Add(name.Name))
        {
            binder.Notes.Add(Rules.UndeclaredName, path.Span, name.Name);
        }

        return new Bound(IxType.Text.OrNull(), undeclared.Value(name.Name), path.Span);
    }

    // A default without a cast is what stands beside it, if it can be read as that.
    private Bound Fallback(Fallback fallback, IxType beside)
    {
        var literal = Literals.Text(fallback.Text, fallback.Span);
        var cast = fallback.Cast?.Name ?? beside.Kind switch { IxKind.Int => "int", IxKind.Number or IxKind.Decimal => "num", IxKind.Bool => "bool", _ => "str" };
        return cast switch
        {
            "int" when long.TryParse(fallback.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => Literals.Of(new NumberNode(fallback.Span, fallback.Text.TrimStart('+')))!,
            "num" when double.TryParse(fallback.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => Converted(fallback),
            "bool" when fallback.Text is "true" or "false" => Literals.Of(new LiteralNode(fallback.Span, fallback.Text == "true")),
            "int" or "num" or "bool" when fallback.Cast is not null => throw CannotCast(literal, cast, fallback.Cast.Span),
            "null" or "undefined" => Bound.Null(fallback.Span),
            "json" => Cast(literal, fallback.Cast!),
            _ => literal,
        };
    }

    private static Bound Converted(Fallback fallback)
    {
        var value = double.Parse(fallback.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var isFinite = !double.IsNaN(value) && !double.IsInfinity(value);
        return isFinite
            ? new Bound(IxType.Number, Literals.Number(value.ToString("R", CultureInfo.InvariantCulture), IxKind.Number), fallback.Span)
            : throw new RuleFailure(Rules.CannotCast, fallback.Span, "str", "num");
    }

    private Bound Cast(Bound value, Cast cast)
    {
        var isScalar = value.Type.Kind is not (IxKind.List or IxKind.Map or IxKind.Record);
        return cast.Name switch
        {
            "str" => binder.Conversion.ToText(value) ?? Lifted(binder.Conversion.Json(value), IxType.Text, Runtime.JsonValues.Stringify),
            "int" when value.Type.Kind == IxKind.Int || value.IsNull => value,
            "num" when value.Type.IsNumeric || value.IsNull => value,
            "int" or "num" when isScalar && value.Type.Kind is not (IxKind.Date or IxKind.DateTime or IxKind.Bytes) =>
                Lifted(value, cast.Name == "int" ? IxType.Int : IxType.Number, cast.Name == "int" ? Runtime.Numbers.ToInt : Runtime.Numbers.Of),
            "bool" when isScalar => value.Type.Kind == IxKind.Bool ? value : Lifted(binder.Conversion.Json(value), IxType.Bool, Runtime.JsonConversions.ToBoolean),
            "json" => value.Type.Kind == IxKind.Text ? Lifted(value, IxType.Any, Runtime.JsonValues.Parse) : binder.Conversion.Json(value),
            "any" => binder.Conversion.Json(value),
            "ignore-empty-str" => NonEmpty(value),
            "null" when keepsNull => new Bound(IxType.Any.NotNull(), new Term.Coalesce([binder.Conversion.Json(value).Value, new Term.Static(Runtime.JsonRecords.Null)]), value.Span),
            "null" or "undefined" => value,
            _ => throw CannotCast(value, cast.Name, cast.Span),
        };
    }

    private static Bound NonEmpty(Bound value) => value.Type.Kind switch
    {
        IxKind.Text => value with { Type = value.Type.OrNull(), Value = Runtime.Texts.NonEmpty.Call(value.Value), Constant = null },
        IxKind.Any => value with { Value = Runtime.JsonValues.NonEmpty.Call(value.Value) },
        _ => value,
    };

    private Bound Lifted(Bound value, IxType result, RuntimeMember method) => binder.Notes.Lifted(value.Span, [value], result, method.Call);

    private static RuleFailure CannotCast(Bound value, string cast, TextSpan span) => new(Rules.CannotCast, span, value.Type.ToString(), cast);
}
