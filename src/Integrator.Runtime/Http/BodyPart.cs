namespace Integrator.Http;

/// <summary>A member of a form or a part that is not encoded as its kind usually is.</summary>
internal sealed record BodyPart(string Name, ArrayStyle? Style, string? MediaType, string[] Headers)
{
    public bool IsJson => MediaType is not null && (MediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || MediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Texts joined as a list stands in one value.</summary>
    public static string Joined(List<string> texts, ArrayStyle style) => string.Join(Joint(style), texts);

    /// <summary>What stands between the items of a list that is one value.</summary>
    public static char Joint(ArrayStyle style) => style switch
    {
        ArrayStyle.Space => ' ',
        ArrayStyle.Pipe => '|',
        ArrayStyle.Tab => '\t',
        _ => ',',
    };
}
