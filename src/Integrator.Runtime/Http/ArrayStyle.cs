namespace Integrator;

/// <summary>How a list stands in a query.</summary>
public enum ArrayStyle
{
    /// <summary><c>a=1&amp;a=2</c></summary>
    Repeat,

    /// <summary><c>a=1,2</c></summary>
    Comma,

    /// <summary><c>a=1%202</c></summary>
    Space,

    /// <summary><c>a=1%7C2</c></summary>
    Pipe,

    /// <summary><c>a[]=1&amp;a[]=2</c></summary>
    Brackets,

    /// <summary><c>a=1%092</c></summary>
    Tab,

    /// <summary><c>a[0]=1&amp;a[1]=2</c></summary>
    Indices,
}
