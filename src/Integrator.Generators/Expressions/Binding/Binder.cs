using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Gives the parts of an expression their types and terms. Throws <see cref="RuleFailure"/> at the first part that has none.</summary>
internal sealed class Binder
{
    private readonly NameBinder _names;
    private readonly SequenceBinder _sequences;
    private readonly OperatorBinder _operators;
    private readonly ConstructorBinder _constructors;
    private readonly FunctionBinder _functions;

    public Binder(Scope scope, Notes notes)
    {
        Scope = scope;
        Notes = notes;
        Conversion = new Conversion(notes);
        Truth = new Truth(notes);
        _names = new NameBinder(this);
        _sequences = new SequenceBinder(this);
        _operators = new OperatorBinder(this);
        _constructors = new ConstructorBinder(this);
        _functions = new FunctionBinder(this);
    }

    public Scope Scope { get; }

    public Notes Notes { get; }

    public Conversion Conversion { get; }

    public Truth Truth { get; }

    public SequenceBinder Sequences => _sequences;

    public NameBinder Names => _names;

    public Bound Bind(Node node, Frame? frame) => node switch
    {
        LiteralNode literal => Literals.Of(literal),
        NumberNode number => Literals.Of(number) ?? throw new RuleFailure(Rules.ExpectedInExpression, node.Span, "a number that a double holds", number.Digits),
        NameNode name => _names.Name(name, frame),
        VariableNode variable => _names.Variable(variable, frame),
        MemberNode member => _names.Member(Bind(member.Source, frame), member.Name, member.NameSpan, member.Span),
        ItemNode item => _sequences.Item(item, frame),
        EachNode each => _sequences.Each(each, frame),
        MethodNode method => _functions.Method(method, frame),
        CallNode call => _functions.Call(call, frame),
        LambdaNode => throw new RuleFailure(Rules.UnsupportedSyntax, node.Span, "A function as this argument", "pass a value"),
        ArrayNode array => _constructors.Array(array, frame),
        ObjectNode record => _constructors.Object(record, frame),
        NegativeNode negative => _operators.Negative(negative, frame),
        BinaryNode binary => _operators.Binary(binary, frame),
        ConditionalNode choice => _constructors.Conditional(choice, frame),
        _ => _constructors.Block((BlockNode)node, frame),
    };

    /// <summary>A value as the type, or the rule that it is not.</summary>
    /// <param name="owner">Whose argument it is.</param>
    public Bound Argument(Bound value, IxType type, string owner, int index, string said) =>
        Conversion.To(value, type) ?? throw WrongArgument(value.Span, owner, index, said, value.Type);

    public static RuleFailure WrongArgument(TextSpan span, string owner, int index, string said, IxType found) =>
        new(Rules.WrongArgument, span, owner, index, said, found.ToString());
}
