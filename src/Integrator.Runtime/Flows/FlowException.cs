namespace Integrator.Flows;

/// <summary>A job cannot go on, or a record cannot be taken further.</summary>
public sealed class FlowException : Exception
{
    /// <inheritdoc/>
    public FlowException()
        : this("failed", "The flow failed.")
    {
    }

    /// <inheritdoc/>
    public FlowException(string message)
        : this("failed", message)
    {
    }

    /// <inheritdoc/>
    public FlowException(string message, Exception? innerException)
        : this("failed", message, innerException)
    {
    }

    /// <param name="code">What went wrong, for programs: <c>definition_changed</c>.</param>
    /// <param name="message">What went wrong, for people.</param>
    /// <param name="innerException">The cause.</param>
    public FlowException(string code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>What went wrong, for programs.</summary>
    public string Code { get; }
}
