namespace Integrator.Generators;

/// <summary>Names of the pipeline's steps, by which tests ask why each one ran.</summary>
internal static class Steps
{
    public const string File = nameof(File);
    public const string Overlay = nameof(Overlay);
    public const string Build = nameof(Build);
    public const string Connector = nameof(Connector);
    public const string Flows = nameof(Flows);
    public const string Flow = nameof(Flow);
    public const string Diagnostics = nameof(Diagnostics);
}
