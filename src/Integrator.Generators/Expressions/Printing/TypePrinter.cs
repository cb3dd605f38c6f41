using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Expressions.Printing;

/// <summary>Types as C#.</summary>
internal static class TypePrinter
{
    private const string Collections = "global::System.Collections.Generic.";

    public static string Text(TermType type) => Certain(type) + (type.IsNullable ? "?" : "");

    private static string Certain(TermType type) => type.Kind switch
    {
        TermKind.Boolean => "bool",
        TermKind.Int64 => "long",
        TermKind.Double => "double",
        TermKind.Decimal => "decimal",
        TermKind.String => "string",
        TermKind.Date => "global::System.DateOnly",
        TermKind.DateTime => "global::System.DateTimeOffset",
        TermKind.Bytes => "byte[]",
        TermKind.List => $"{Collections}IReadOnlyList<{Text(type.Item!)}>",
        TermKind.Map => $"{Collections}IReadOnlyDictionary<string, {Text(type.Item!)}>",
        TermKind.Record => "global::" + type.Name,
        TermKind.Json => "global::System.Text.Json.Nodes.JsonNode",
        TermKind.Indexed => $"({Text(type.Item!)} Item, long Index)",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, null),
    };
}
