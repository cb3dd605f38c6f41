namespace Integrator;

/// <summary>An answer with its status and headers, be it a success or not.</summary>
public sealed class ApiResponse<T>
{
    internal ApiResponse(int status, ApiHeaders headers)
    {
        Status = status;
        Headers = headers;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>Whether the status is one of the 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The response's headers.</summary>
    public ApiHeaders Headers { get; }

    /// <summary>What a success carried; <c>default</c> for anything else.</summary>
    public T? Body { get; internal init; }

    /// <summary>What a failure carried, of the type the API describes for it; null when it describes none or sent something else.</summary>
    public object? Error { get; internal init; }

    /// <summary>The body of a failure as text, cut after 65,536 characters; null for a success.</summary>
    public string? RawBody { get; internal init; }

    /// <summary>
    /// The JSON paths of required members that the body lacks, such as <c>$.items[3].name</c>; empty unless the connection has
    /// <see cref="MissingMembers.Report"/>.
    /// </summary>
    public IReadOnlyList<string> MissingMembers { get; internal init; } = [];

    /// <summary>What the provider's support asks for; null when the response carries no request id.</summary>
    public string? RequestId { get; internal init; }
}
