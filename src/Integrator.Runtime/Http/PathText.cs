namespace Integrator.Http;

/// <summary>Path values in the styles of OpenAPI, from parts that are encoded already; a part of a list has no name.</summary>
internal static class PathText
{
    public static string Of(string name, IReadOnlyList<KeyValuePair<string, string>> parts, PathStyle style, bool explode)
    {
        if (parts is [{ Key: "", Value: var only }] && style is PathStyle.Simple or PathStyle.Reserved or PathStyle.Json)
        {
            return only;
        }

        var texts = parts.Select(part => Text(part, explode));
        return style switch
        {
            PathStyle.Label => "." + string.Join(explode ? '.' : ',', texts),
            PathStyle.Matrix when explode => string.Concat(parts.Select(part => $";{(part.Key.Length == 0 ? name : part.Key)}={part.Value}")),
            PathStyle.Matrix => $";{name}={string.Join(',', texts)}",
            _ => string.Join(',', texts),
        };
    }

    private static string Text(KeyValuePair<string, string> part, bool explode) =>
        part.Key.Length == 0 ? part.Value : $"{part.Key}{(explode ? '=' : ',')}{part.Value}";
}
