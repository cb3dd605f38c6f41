using Integrator.Generators.Model;

namespace Integrator.Generators.Emit;

/// <summary>Types of the model as C#: their names, and the calls that read and write their values.</summary>
/// <param name="connector">The namespace that declares the types.</param>
internal sealed class TypeText(string connector)
{
    private const string Json = "global::Integrator.Json.";

    /// <summary>A type where only types can stand.</summary>
    public static string Type(TypeRef? type) => Named(type, "");

    /// <summary>A type where a member or a nested type could have the same name.</summary>
    public string Qualified(TypeRef? type) => Named(type, "global::" + connector + ".");

    public string Qualified(string name) => Prefixed(name, $"global::{connector}.");

    /// <summary>An expression that reads the value at which <c>json</c> stands.</summary>
    public string Read(TypeRef type) => type switch
    {
        // Any JSON holds its own null, which is not the same as no member.
        _ when type.IsNullable && IsStruct(type) && type.NotNull() != TypeRef.Any => $"json.Nullable({Reader(type.NotNull())})",
        TypeRef.Scalar scalar => $"json.{scalar.Kind}()",
        TypeRef.List list => $"json.List{Of(list.Item)}({Reader(list.Item)})",
        TypeRef.Map map => $"json.Map{Of(map.Value)}({Reader(map.Value)})",
        TypeRef.Expandable expandable => $"json.Expandable{Of(expandable.Value)}({Reader(expandable.Value)})",
        TypeRef.OneOrMany many => $"json.OneOrMany{Of(many.Item)}({Reader(many.Item)})",
        _ => Qualified(((TypeRef.Named)type).Name) + ".ReadJson(ref json)",
    };

    /// <summary>A function that reads a value.</summary>
    public string Reader(TypeRef type) => type switch
    {
        TypeRef.Scalar scalar when !(scalar.IsNullable && IsStruct(scalar)) => $"{Json}JsonRead.{scalar.Kind}",
        TypeRef.Named named when !(named.IsNullable && named.IsStruct) => Qualified(named.Name) + ".ReadJson",
        _ => $"static (ref {Json}JsonReader json) => {Read(type)}",
    };

    /// <summary>An expression that writes a value; a reference may be null.</summary>
    public string Write(TypeRef type, string value, string json = "json") => type switch
    {
        _ when type.IsNullable && IsStruct(type) => $"{json}.Nullable({value}, {Writer(type.NotNull())})",
        TypeRef.Scalar scalar => $"{json}.{scalar.Kind}({value})",
        TypeRef.List list => $"{json}.List({value}, {Writer(list.Item)})",
        TypeRef.Map map => $"{json}.Map({value}, {Writer(map.Value)})",
        TypeRef.Expandable expandable => $"{json}.Expandable({value}, {Writer(expandable.Value)})",
        TypeRef.OneOrMany many => $"{json}.OneOrMany({value}, {Writer(many.Item)})",
        _ => $"{Qualified(((TypeRef.Named)type).Name)}.WriteJson({json}, {value})",
    };

    /// <summary>A function that writes a value.</summary>
    public string Writer(TypeRef type) => type switch
    {
        TypeRef.Scalar scalar when !(scalar.IsNullable && IsStruct(scalar)) => $"{Json}JsonWrite.{scalar.Kind}",
        TypeRef.Named named when !(named.IsNullable && named.IsStruct) => Qualified(named.Name) + ".WriteJson",
        _ => $"static (json, value) => {Write(type, "value")}",
    };

    /// <summary>The type argument of a call with a parameter <c>T?</c>: C# infers it neither from a struct that cannot be null nor through a lambda.</summary>
    public string Certain(TypeRef type) =>
        type is TypeRef.Expandable or TypeRef.OneOrMany || (!type.IsNullable && IsStruct(type)) ? $"<{Qualified(type.NotNull())}>" : "";

    public static bool IsStruct(TypeRef type) => type switch
    {
        TypeRef.Named named => named.IsStruct,
        TypeRef.Expandable or TypeRef.OneOrMany => true,
        TypeRef.Scalar scalar => scalar.Kind is not (ScalarKind.String or ScalarKind.Uri or ScalarKind.Bytes or ScalarKind.Base64Url or ScalarKind.File or ScalarKind.Stream or ScalarKind.Subscription),
        _ => false,
    };

    /// <summary>A value that stands in the definition as text.</summary>
    public static string Constant(TypeRef type, string text) => type switch
    {
        TypeRef.Named => $"new({CSharp.Literal(text)})",
        TypeRef.Scalar { Kind: ScalarKind.String } => CSharp.Literal(text),
        _ => text,
    };

    // Inference would take an item for certain that may be null.
    private string Of(TypeRef item) => item.IsNullable && !IsStruct(item) ? $"<{Qualified(item)}>" : "";

    private static string Named(TypeRef? type, string prefix) => type switch
    {
        null => "global::Integrator.NoContent",
        TypeRef.Scalar scalar => Name(scalar.Kind),
        TypeRef.List list => $"global::System.Collections.Generic.List<{Named(list.Item, prefix)}>",
        TypeRef.Items items => $"global::System.Collections.Generic.IAsyncEnumerable<{Named(items.Item, prefix)}>",
        TypeRef.Map map => $"global::System.Collections.Generic.Dictionary<string, {Named(map.Value, prefix)}>",
        TypeRef.Expandable expandable => $"global::Integrator.Expandable<{Named(expandable.Value, prefix)}>",
        TypeRef.OneOrMany many => $"global::Integrator.OneOrMany<{Named(many.Item, prefix)}>",
        _ => Prefixed(((TypeRef.Named)type).Name, prefix),
    } + (type?.IsNullable == true ? "?" : "");

    // A type of another connector comes with its namespace.
    private static string Prefixed(string name, string prefix) => name.StartsWith("global::", StringComparison.Ordinal) ? name : prefix + name;

    private static string Name(ScalarKind kind) => kind switch
    {
        ScalarKind.String => "string",
        ScalarKind.Boolean => "bool",
        ScalarKind.UInt8 => "byte",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int64 or ScalarKind.Int64Text => "long",
        ScalarKind.UInt64Text => "ulong",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Single => "float",
        ScalarKind.Double or ScalarKind.DoubleText => "double",
        ScalarKind.Decimal or ScalarKind.DecimalText => "decimal",
        ScalarKind.DateTime or ScalarKind.UnixSeconds or ScalarKind.UnixMilliseconds => "global::System.DateTimeOffset",
        ScalarKind.Date => "global::System.DateOnly",
        ScalarKind.Time => "global::System.TimeOnly",
        ScalarKind.Duration => "global::Integrator.Duration",
        ScalarKind.Guid => "global::System.Guid",
        ScalarKind.Uri => "global::System.Uri",
        ScalarKind.Bytes or ScalarKind.Base64Url => "byte[]",
        ScalarKind.File => "global::Integrator.ApiFile",
        ScalarKind.Stream => "global::System.IO.Stream",
        ScalarKind.Subscription => RuntimeNames.WebhookSubscription,
        _ => "global::System.Text.Json.JsonElement",
    };
}
