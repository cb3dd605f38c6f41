namespace Integrator;

/// <summary>How a value stands in a path.</summary>
public enum PathStyle
{
    /// <summary><c>/a,b</c></summary>
    Simple,

    /// <summary><c>/.a,b</c>, exploded <c>/.a.b</c></summary>
    Label,

    /// <summary><c>/;name=a,b</c>, exploded <c>/;name=a;name=b</c></summary>
    Matrix,

    /// <summary><c>/a/b</c>: slashes and other reserved letters stay as they are, all but <c>?</c> and <c>#</c>.</summary>
    Reserved,

    /// <summary>JSON text.</summary>
    Json,
}
