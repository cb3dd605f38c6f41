namespace Integrator.Http;

/// <summary>Path values in the styles of OpenAPI, from parts that are encoded already.</summary>
internal static class PathText
{
    public static string Of(string name, List<string> parts, PathStyle style, bool explode) => style switch
    {
        PathStyle.Label => "." + string.Join(explode ? '.' : ',', parts),
        PathStyle.Matrix when explode => string.Concat(parts.Select(part => $";{name}={part}")),
        PathStyle.Matrix => $";{name}={string.Join(',', parts)}",
        _ => parts is [var only] ? only : string.Join(',', parts),
    };
}
