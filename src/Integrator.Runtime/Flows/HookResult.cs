namespace Integrator.Flows;

/// <summary>What a hook makes of one record. A hook gets a list and gives one of as many results, in the same order.</summary>
/// <typeparam name="T">What goes on: a record, or the action that was made of it.</typeparam>
public sealed record HookResult<T>
{
    internal HookResult(T? data, bool goes, string? code, string? message) => (Data, Goes, Code, Message) = (data, goes, code, message);

    /// <summary>What goes on; the default value if nothing does.</summary>
    public T? Data { get; }

    internal bool Goes { get; }

    /// <summary>Why the record fails, for programs; null if it does not.</summary>
    public string? Code { get; }

    /// <summary>Why the record fails, for people; null if it does not.</summary>
    public string? Message { get; }
}

/// <summary>Makes the results of hooks.</summary>
public static class HookResult
{
    /// <summary>The record goes on.</summary>
    /// <param name="data">As what.</param>
    public static HookResult<T> Go<T>(T data) => new(data, true, null, null);

    /// <summary>The step leaves the record out, which is no failure; it goes on to the next step.</summary>
    public static HookResult<T> Ignore<T>() => new(default, false, null, null);

    /// <summary>The record fails.</summary>
    /// <param name="message">For people.</param>
    /// <param name="code">For programs.</param>
    public static HookResult<T> Fail<T>(string message, string code = "hook") => new(default, false, code ?? throw new ArgumentNullException(nameof(code)), message);
}

/// <summary>What became of one record that was sent.</summary>
/// <typeparam name="TAnswer">What the API answers.</typeparam>
public sealed record SubmitResult<TAnswer>
{
    /// <summary>The answer; null if there is none.</summary>
    public TAnswer? Answer { get; init; }

    /// <summary>Why the record failed, for programs; null if it did not.</summary>
    public string? Code { get; init; }

    /// <summary>Why the record failed, for people; null if it did not.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the record was left out, which is no failure.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>Whether the record was written.</summary>
    public bool IsSuccess => Code is null && !IsIgnored;
}

/// <summary>What a hook makes of the records of a page before any step sees them.</summary>
/// <typeparam name="TRecord">A record.</typeparam>
public sealed record PageHookResult<TRecord>(IReadOnlyList<TRecord> Records)
{
    /// <summary>Records that fail here, each with what is wrong with it. They can be retried.</summary>
    public IReadOnlyList<PageHookError<TRecord>> Errors { get; init; } = [];

    /// <summary>Why the job ends here as failed; null if it goes on.</summary>
    public string? Abort { get; init; }
}

/// <summary>A record that a hook refuses.</summary>
/// <param name="Record">The record.</param>
/// <param name="Message">For people.</param>
/// <param name="Code">For programs.</param>
public sealed record PageHookError<TRecord>(TRecord Record, string Message, string Code = "hook");
