using Integrator.Flows;

namespace Integrator.Hosting;

/// <summary>The flows of a host, and what starts and runs their jobs.</summary>
/// <param name="flows">The flows.</param>
/// <param name="store">Keeps the jobs.</param>
/// <param name="connections">Finds the connections of flows.</param>
/// <param name="options">How jobs are run.</param>
public sealed class FlowHost(IReadOnlyList<Flow> flows, IJobStore store, IFlowConnections connections, FlowHostOptions options) : IDisposable
{
    private readonly SemaphoreSlim _added = new(0);

    /// <summary>The flows.</summary>
    public IReadOnlyList<Flow> Flows => flows;

    /// <summary>How jobs are run.</summary>
    public FlowHostOptions Options => options;

    /// <summary>Keeps the jobs.</summary>
    public IJobStore Store => store;

    /// <summary>Runs jobs.</summary>
    public JobRunner Runner => field ??= new JobRunner(store, connections, options.Jobs with { Progress = Watch });

    /// <summary>Sees how long workers go without progress.</summary>
    internal WorkerWatch Watch { get; } = new(options.Jobs.Clock, options.Jobs.Progress);

    /// <summary>The flow of a name; null if there is none.</summary>
    /// <param name="name">The name.</param>
    public Flow? Find(string name) => flows.FirstOrDefault(flow => flow.Info.Name == name);

    /// <summary>Puts a job of a flow into the queue, and wakes a worker.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="request">What is to run; null for a job that somebody starts.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="FlowException">The flow rejects a start while another job is not done.</exception>
    public async Task<JobAdded> StartAsync(Flow flow, JobRequest? request = null, CancellationToken cancellationToken = default)
    {
        var added = await Runner.AddAsync(flow, request, cancellationToken).ConfigureAwait(false);
        Wake();
        return added;
    }

    /// <summary>Wakes a worker of this host, because a job was put into the queue.</summary>
    public void Wake()
    {
        // More than all workers cannot be woken.
        if (_added.CurrentCount < options.JobsAtOnce)
        {
            _added.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _added.Dispose();

    // What a worker was not told of, it finds in turn.
    internal async Task WaitAsync(CancellationToken stopping)
    {
        try
        {
            await _added.WaitAsync(options.Interval, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
