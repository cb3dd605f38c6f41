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

    /// <summary>Whether the same call may succeed later: the status is 408, 429 or one of the 5xx but 501.</summary>
    public bool IsTransient => Status is 408 or 429 or (>= 500 and not 501);

    /// <summary>The scopes that the token lacks, where a call was forbidden and that is known.</summary>
    public IReadOnlyList<string> MissingScopes => Failure.MissingScopes;

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
