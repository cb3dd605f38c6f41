namespace Integrator.Http;

/// <summary>How a success is read.</summary>
internal enum ResponseKind
{
    Json,
    Text,
    Stream,
    Empty,
}
