namespace Integrator;

/// <summary>The API answered, but not with success, or with a body that is not what it describes.</summary>
public class ApiException : Exception
{
    internal ApiException(ApiFailure failure, Exception? inner)
        : base(failure.Message, inner)
    {
        Failure = failure;
    }

    /// <summary>The HTTP status.</summary>
    public int Status => Failure.Status;

    /// <summary>The response's headers.</summary>
    public ApiHeaders Headers => Failure.Headers;

    /// <summary>The body as text, cut after 65,536 characters; empty when there was none.</summary>
    public string RawBody => Failure.RawBody;

    /// <summary>What the provider's support asks for; null when the response carries no request id.</summary>
    public string? RequestId => Failure.RequestId;

    /// <summary>The provider's own code for what went wrong, where a common member carries one.</summary>
    public string? Code => Failure.Code;

    /// <summary>The provider's own words, where a common member carries them.</summary>
    public string? ProviderMessage => Failure.ProviderMessage;

    /// <summary>The HTTP method of the call.</summary>
    public string Method => Failure.Method;

    /// <summary>The path of the operation with its parameters unfilled.</summary>
    public string PathTemplate => Failure.PathTemplate;

    internal ApiFailure Failure { get; }
}

/// <summary>As <see cref="ApiException"/>, where the API describes its errors.</summary>
public sealed class ApiException<TError> : ApiException
{
    internal ApiException(ApiFailure failure, TError error)
        : base(failure, null)
    {
        Error = error;
    }

    /// <summary>What the API said, read as it describes it.</summary>
    public TError Error { get; }
}
