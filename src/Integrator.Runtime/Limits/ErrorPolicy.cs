namespace Integrator;

/// <summary>Where an API says what went wrong, also with a success.</summary>
public sealed record ErrorPolicy
{
    /// <summary>Gives what went wrong; null or empty when nothing did. Asked of every answer: with one of the 2xx, it makes a failure.</summary>
    public Func<Answer, string?>? Message { get; init; }

    /// <summary>Gives the provider's own code of a failure; null for what is found in the usual places.</summary>
    public Func<Answer, string?>? Code { get; init; }

    /// <summary>Every 2xx is a success, and failures say what they say in the usual places.</summary>
    public static ErrorPolicy None { get; } = new();
}
