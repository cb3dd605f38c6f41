using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>The types of <c>T</c> and <c>N</c> of a signature in one call.</summary>
internal sealed class FreeTypes
{
    private readonly IxType _item;
    private readonly IxType _number;

    public FreeTypes(Signature signature, IReadOnlyList<Bound> arguments)
    {
        var pairs = arguments.Zip(signature.Parameters, static (argument, parameter) => (argument.Type, parameter.Word)).ToList();
        _item = Unified(pairs.Where(static pair => pair.Word is "T[]" or "T[][]").Select(static pair => Item(pair.Type, pair.Word == "T[][]")));
        var numbers = pairs.Where(static pair => pair.Word is "N" or "N[]").Select(static pair => pair.Word == "N" ? pair.Type : pair.Type.Item ?? IxType.Any);
        var number = Unified(numbers).NotNull();
        _number = number.IsNumeric ? number : IxType.Number;
    }

    public IxType Type(string word) => word switch
    {
        "T" => _item,
        "N" => _number,
        "T[]" or "N[]" or "T[][]" => IxType.List(Type(word.Substring(0, word.Length - 2))),
        _ => SignatureParameter.Type(word),
    };

    private static IxType Item(IxType type, bool isNested) =>
        type.Kind == IxKind.Null ? IxType.Null : isNested ? type.Item?.Item ?? IxType.Any : type.Item ?? IxType.Any;

    private static IxType Unified(IEnumerable<IxType> types)
    {
        var type = types.Aggregate((IxType?)null, static (all, next) => all is null ? next : next.Kind == IxKind.Null ? all : all.Kind == IxKind.Null ? next : IxTypes.Unify(all, next));
        return type is null || type.Kind == IxKind.Null ? IxType.Any : type;
    }
}
