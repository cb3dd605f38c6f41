using System.Globalization;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Model.Schemas;

namespace Integrator.Generators.Model.Operations;

/// <summary>What a required parameter is when nobody says: its only value, or its default.</summary>
internal static class Fallbacks
{
    /// <summary>The value as text, where C# can say it.</summary>
    public static string? Of(LiteralDefinition? literal, Form form, TypeRef type) => (form, type) switch
    {
        (Form.Constant constant, _) => constant.Value,
        _ when literal is null => null,
        (_, TypeRef.Scalar { Kind: ScalarKind.String }) => literal.Kind == JsonKinds.String ? literal.Text : null,
        (_, TypeRef.Scalar { Kind: ScalarKind.Boolean }) => literal.Kind == JsonKinds.Boolean ? literal.Text : null,
        (_, TypeRef.Scalar { Kind: ScalarKind.Int32 }) => int.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Text(number) : null,
        (_, TypeRef.Scalar { Kind: ScalarKind.Int64 }) => long.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Text(number) : null,
        (Form.Enumeration { IsNumber: false } values, TypeRef.Named { IsStruct: true }) => values.Values.Contains(literal.Text) ? literal.Text : null,
        _ => null,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
