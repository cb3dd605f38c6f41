namespace Integrator.Limits;

/// <summary>A call as limits see it.</summary>
/// <param name="Api">The name of the connector.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path, placeholders included.</param>
internal readonly record struct LimitedCall(string Api, string Method, string Template)
{
    /// <summary>What messages call it.</summary>
    public string Operation => $"{Api}: {Method} {Template}";
}
