using System.Text.RegularExpressions;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Binds calls of functions that a signature describes, and methods of dates.</summary>
internal sealed class FunctionBinder
{
    private readonly Binder _binder;
    private readonly SpecialFunctions _special;
    private readonly LambdaFunctions _lambdas;

    public FunctionBinder(Binder binder)
    {
        _binder = binder;
        _special = new SpecialFunctions(binder);
        _lambdas = new LambdaFunctions(binder);
    }

    public Bound Call(CallNode node, Frame? frame)
    {
        if (Functions.HigherOrder.Contains(node.Name) || (node.Name == "sort" && node.Arguments.Count > 1))
        {
            return _lambdas.Call(node, frame);
        }

        var isSpecial = Functions.Special.Contains(node.Name);
        if (!isSpecial && Functions.Find(node.Name) is null)
        {
            throw Unknown(node.Name, "$", Functions.Names, node.NameSpan);
        }

        var arguments = node.Arguments.Select(argument => _binder.Bind(argument, frame)).ToList();
        return isSpecial ? _special.Call(node, arguments) : Call(Functions.Find(node.Name)!, "$" + node.Name, arguments, node.Span);
    }

    public Bound Method(MethodNode node, Frame? frame)
    {
        var signature = Functions.Method(node.Name) ?? throw UnknownMethod(node);
        var source = _binder.Bind(node.Source, frame);
        var arguments = node.Arguments.Select(argument => _binder.Bind(argument, frame)).ToList();
        return source.Type.Kind == IxKind.List
            ? _binder.Sequences.Step(source, node.Span, item => Call(signature, node.Name, [item, .. arguments], node.Span))
            : source.Type.Kind == IxKind.Text
                ? throw Binder.WrongArgument(source.Span, node.Name, 1, "datetime", source.Type)
                : Call(signature, node.Name, [source, .. arguments], node.Span);
    }

    private Bound Call(Signature signature, string name, List<Bound> arguments, TextSpan span)
    {
        if (arguments.Count < signature.Required || arguments.Count > signature.Parameters.Count)
        {
            var parameter = signature.Parameters[Math.Min(arguments.Count, signature.Parameters.Count - 1)];
            throw new RuleFailure(Rules.WrongArgument, span, name, Math.Min(arguments.Count, signature.Parameters.Count) + 1, arguments.Count < signature.Required ? parameter.Said : "left out", arguments.Count < signature.Required ? "nothing" : "one");
        }

        if (arguments.Where((argument, index) => argument.IsNull && !signature.Parameters[index].TakesNull).Any())
        {
            return Bound.Null(span);
        }

        CheckPattern(signature, name, arguments);
        var free = new FreeTypes(signature, arguments);
        var converted = arguments.Select((argument, index) => Argument(argument, signature.Parameters[index], free, name, index)).ToList();
        var result = free.Type(signature.Result.TrimEnd('?')).OrNull(signature.Result.EndsWith("?", StringComparison.Ordinal));
        var certain = converted.Where((_, index) => !signature.Parameters[index].TakesNull).ToList();
        return _binder.Notes.Lifted(span, certain, result, terms =>
        {
            var given = new Queue<Term>(terms);
            return signature.Method.Call(converted.Select((argument, index) => signature.Parameters[index].TakesNull ? argument.Value : given.Dequeue()));
        }) with
        {
            IsFresh = signature.Result.TrimEnd('?') == "any",
        };
    }

    private Bound Argument(Bound value, SignatureParameter parameter, FreeTypes free, string name, int index)
    {
        if (value.IsNull)
        {
            return Bound.Null(value.Span, free.Type(parameter.Word));
        }

        var type = free.Type(parameter.Word);
        if (parameter.Word == "date" && value.Type.Kind == IxKind.Text)
        {
            return _binder.Notes.Lifted(value.Span, [value], type, Runtime.Dates.Parse.Call);
        }

        return _binder.Conversion.To(value, type) ?? throw Binder.WrongArgument(value.Span, name, index + 1, parameter.Said, value.Type);
    }

    // Reports an invalid regular expression at compile time.
    private static void CheckPattern(Signature signature, string name, List<Bound> arguments)
    {
        if (signature.Name != "matches" || arguments[1].Constant is not string pattern || arguments[1].Type.Kind != IxKind.Text)
        {
            return;
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            throw new RuleFailure(Rules.WrongArgument, arguments[1].Span, name, 2, "a regular expression", $"'{pattern}'");
        }
    }

    private static RuleFailure UnknownMethod(MethodNode node) =>
        Functions.Names.Contains(node.Name)
            ? new RuleFailure(Rules.UnsupportedSyntax, node.NameSpan, $"'{node.Name}' as a method", $"write ${node.Name}(…)")
            : Unknown(node.Name, "", Functions.Methods, node.NameSpan);

    private static RuleFailure Unknown(string name, string mark, IReadOnlyList<string> known, TextSpan span) =>
        new(Rules.UnknownFunction, span, mark + name, Nearest.Hint(name, known, mark));
}
