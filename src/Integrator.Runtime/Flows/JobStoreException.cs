namespace Integrator.Flows;

/// <summary>The store of jobs cannot be used. What was not confirmed is not stored, and the job goes on with another node.</summary>
public sealed class JobStoreException : Exception
{
    /// <inheritdoc/>
    public JobStoreException()
        : this("The store of jobs failed.")
    {
    }

    /// <inheritdoc/>
    public JobStoreException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public JobStoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
