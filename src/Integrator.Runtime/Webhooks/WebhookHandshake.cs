namespace Integrator;

/// <summary>What a request is that may be no event but a question whether somebody is there.</summary>
public abstract record WebhookHandshake
{
    private WebhookHandshake()
    {
    }

    /// <summary>A question: it is answered, and nothing is delivered.</summary>
    /// <param name="Answer">The answer that proves that somebody is there.</param>
    public sealed record Verify(WebhookAnswer Answer) : WebhookHandshake;

    /// <summary>Values for the account, such as a secret that the provider chose; answered with success, and nothing is delivered.</summary>
    /// <param name="Values">By the name of the variable.</param>
    public sealed record UpdateVariables(IReadOnlyDictionary<string, string?> Values) : WebhookHandshake;

    /// <summary>An event whose body stands in what was sent.</summary>
    /// <param name="Body">The JSON that is looked at from here on.</param>
    public sealed record Payload(ReadOnlyMemory<byte> Body) : WebhookHandshake;
}
