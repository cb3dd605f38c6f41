namespace Integrator;

/// <summary>How an object stands in a query, a header or a cookie.</summary>
public enum ObjectStyle
{
    /// <summary>Its members as parameters of their own: <c>a=1&amp;b=2</c>; a member that is a list is repeated.</summary>
    Form,

    /// <summary>Names and values in turn: <c>f=a,1,b,2</c></summary>
    Comma,

    /// <summary>Members in brackets, as deep as they go: <c>f[a]=1&amp;f[b][c]=2</c>; a list is <c>f[d][]=3</c>.</summary>
    Deep,

    /// <summary>Names with their values: <c>f=a=1,b=2</c></summary>
    Pairs,

    /// <summary>JSON text.</summary>
    Json,
}
