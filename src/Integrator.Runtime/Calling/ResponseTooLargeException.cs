namespace Integrator;

/// <summary>The body of a response is larger than <see cref="ConnectionOptions.MaxResponseBytes"/> allows. The rest of the body was not read.</summary>
public sealed class ResponseTooLargeException : Exception
{
    internal ResponseTooLargeException(string operation, int status, int maxBytes)
        : base($"{operation} answered {status} with a body that is larger than the {maxBytes} bytes that ConnectionOptions.MaxResponseBytes allows.")
    {
        Status = status;
        MaxBytes = maxBytes;
    }

    /// <summary>The HTTP status of the response.</summary>
    public int Status { get; }

    /// <summary>The largest body that is allowed, in bytes.</summary>
    public int MaxBytes { get; }
}
