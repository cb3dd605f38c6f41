using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Operations;

/// <summary>What a schema tells about a parameter that has no description.</summary>
internal static class ParameterProse
{
    private const int MostValues = 12;

    /// <summary>A sentence without its full stop; null if the schema tells nothing.</summary>
    public static string? Of(SchemaDefinition? schema) => schema switch
    {
        null => null,
        { Description.Length: > 0 } => schema.Description,
        { Values: { Count: > 1 and <= MostValues } values } => "One of " + string.Join(", ", values.Select(static value => value.Text)),
        { Values: { Count: 1 } values } => "Always " + values[0].Text,
        { Items.Values: { Count: > 1 and <= MostValues } values } => "A list of " + string.Join(", ", values.Select(static value => value.Text)),
        _ => OfFormat(schema.Format),
    };

    private static string? OfFormat(string? format) => format switch
    {
        "date-time" => "A date and time",
        "date" => "A date",
        "time" => "A time of day",
        "duration" => "A duration (ISO 8601)",
        "uuid" => "A UUID",
        "uri" or "url" => "An absolute address",
        "email" => "An email address",
        "hostname" => "The name of a host",
        "ipv4" => "An IPv4 address",
        "ipv6" => "An IPv6 address",
        _ => null,
    };
}
