using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>Values as conditions: present, and not false, 0 or empty.</summary>
internal sealed class Truth(Notes notes)
{
    /// <summary>C# of a boolean; a value that is none is told of.</summary>
    public string Condition(Bound value)
    {
        if (value.Type.Kind != IxKind.Bool)
        {
            notes.Add(Rules.ImplicitTruth, value.Span, value.Type.ToString());
        }

        return Of(value);
    }

    /// <summary>C# of a boolean.</summary>
    public string Of(Bound value)
    {
        if (value.IsNull)
        {
            return "false";
        }

        if (!value.Type.IsNullable || value.Type.Kind == IxKind.Any)
        {
            return Certain(value.Code, value.Type);
        }

        var variable = notes.Variable();
        return $"({value.Code} is {{ }} {variable} && {Certain(variable, value.Type)})";
    }

    private string Certain(string code, IxType type)
    {
        switch (type.Kind)
        {
            case IxKind.Bool:
                return code;
            case IxKind.Int or IxKind.Number or IxKind.Decimal:
                return $"({code} != 0)";
            case IxKind.Text or IxKind.Bytes:
                return $"({code}.Length != 0)";
            case IxKind.Map:
                return $"({code}.Count != 0)";
            case IxKind.List:
                var item = notes.Variable();
                return $"{Runtime.Lists}Exists({code}, {item} => {Of(new Bound(type.Item!, item, default))})";
            case IxKind.Any:
            case IxKind.Record when type.Shape is JsonShape:
                return $"{Runtime.Json}IsTrue({code})";
            default:
                return "true";
        }
    }
}
