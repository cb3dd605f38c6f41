namespace Integrator.Flows;

/// <summary>Keeps jobs in memory, for tests and for processes whose jobs may be lost with them.</summary>
/// <param name="clock">The clock of leases; null for that of the system.</param>
public sealed class MemoryJobStore(TimeProvider? clock = null) : IJobStore
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, MemoryJob> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<StateScope, Dictionary<string, string>> _states = [];
    private long _errors;

    /// <inheritdoc/>
    public Task<JobAdded> AddAsync(JobRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            if (request.Key is { } key && _keys.TryGetValue(key, out var known) && _jobs.TryGetValue(known, out var same))
            {
                return Task.FromResult(new JobAdded(same.Job, false));
            }

            if (request.Overlap != FlowOverlap.Queue && _jobs.Values.Any(entry => !entry.Job.IsFinal && Collides(entry.Job, request)))
            {
                return request.Overlap == FlowOverlap.Skip
                    ? Task.FromResult(new JobAdded(null, false))
                    : throw JobRules.Overlap(request.Flow);
            }

            var now = _clock.GetUtcNow();
            var job = JobRules.New(request, JobRules.NewId(now), now, request.ParentId is { } parent ? _jobs.GetValueOrDefault(parent)?.Job.RootId : null);
            _jobs.Add(job.Id, new MemoryJob(job));
            if (request.Key is not null)
            {
                _keys[request.Key] = job.Id;
            }

            return Task.FromResult(new JobAdded(job, true));
        }
    }

    /// <inheritdoc/>
    public Task<Job?> ClaimAsync(JobClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            var own = _jobs.Values.Where(entry => !entry.Job.IsFinal && claim.Flows.Contains(entry.Job.Flow)).ToList();
            var taken = own.FirstOrDefault(entry => entry.Job.Status != JobStatus.Queued && entry.LeaseUntil < now) ?? MemoryJobs.Fair(own, now);
            if (taken is null)
            {
                return Task.FromResult<Job?>(null);
            }

            taken.LeaseUntil = now + claim.Lease;
            taken.Job = taken.Job with
            {
                Status = taken.Job.Status == JobStatus.Cancelling ? JobStatus.Cancelling : JobStatus.Running,
                Owner = claim.Node,
                Fence = taken.Job.Fence + 1,
                StartedAt = taken.Job.StartedAt ?? now,
                Attempts = taken.Job.Attempts + 1,
                PageAttempts = taken.Job.PageAttempts + 1,
            };
            return Task.FromResult<Job?>(taken.Job);
        }
    }

    /// <inheritdoc/>
    public Task<LeaseState> RenewAsync(JobHold hold, TimeSpan lease, CancellationToken cancellationToken = default) =>
        Task.FromResult(Write(hold, entry => entry.LeaseUntil = _clock.GetUtcNow() + lease));

    /// <inheritdoc/>
    public Task<LeaseState> CheckpointAsync(JobHold hold, PageOutcome page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Task.FromResult(Write(hold, entry =>
        {
            var now = _clock.GetUtcNow();
            entry.Job = entry.Job with { Checkpoint = page.Checkpoint, Version = page.Version, Counts = entry.Job.Counts.Add(page.Counts), PageAttempts = 1 };
            entry.Errors.AddRange(page.Errors.Select(error => error with { Id = ++_errors, CreatedAt = now }));
            var states = States(new StateScope(entry.Job.Flow, entry.Job.Tenant));
            foreach (var (key, value) in page.State)
            {
                states[key] = value;
            }

            Resolve(entry.Job.ParentId, page);
        }));
    }

    /// <inheritdoc/>
    public Task<LeaseState> FinishAsync(JobHold hold, JobStatus status, JobFailure? failure = null, CancellationToken cancellationToken = default)
    {
        JobRules.CheckFinal(status);
        return Task.FromResult(Write(hold, entry =>
            entry.Job = entry.Job with { Status = JobRules.End(entry.Job.Status, status), Failure = failure, EndedAt = _clock.GetUtcNow(), Owner = null }));
    }

    /// <inheritdoc/>
    public Task<LeaseState> ReleaseAsync(JobHold hold, CancellationToken cancellationToken = default) => Task.FromResult(Write(hold, entry =>
        entry.Job = entry.Job with
        {
            Status = entry.Job.Status == JobStatus.Cancelling ? JobStatus.Cancelled : JobStatus.Queued,
            EndedAt = entry.Job.Status == JobStatus.Cancelling ? _clock.GetUtcNow() : null,
            Owner = null,
            PageAttempts = 0,
        }));

    /// <inheritdoc/>
    public Task<JobStatus?> CancelAsync(string id, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (!_jobs.TryGetValue(id, out var entry))
            {
                return Task.FromResult<JobStatus?>(null);
            }

            var status = JobRules.Cancel(entry.Job.Status);
            entry.Job = entry.Job with { Status = status, EndedAt = status == JobStatus.Cancelled ? entry.Job.EndedAt ?? _clock.GetUtcNow() : entry.Job.EndedAt };
            return Task.FromResult<JobStatus?>(status);
        }
    }

    /// <inheritdoc/>
    public Task<Job?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult(_jobs.GetValueOrDefault(id)?.Job);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Job>> ListAsync(JobQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Job>>([.. _jobs.Values.Reverse().Select(static entry => entry.Job).Where(job => IsWanted(job, query)).Take(query.Limit)]);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JobError>> ErrorsAsync(string jobId, long after = 0, int limit = 100, bool isOpen = false, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            IReadOnlyList<JobError> errors = _jobs.TryGetValue(jobId, out var entry)
                ? [.. entry.Errors.Where(error => error.Id > after && (!isOpen || error is { IsResolved: false, IsWarning: false, Record: not null })).Take(limit)]
                : [];
            return Task.FromResult(errors);
        }
    }

    /// <inheritdoc/>
    public Task<string?> StateAsync(StateScope scope, string key, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult(States(scope).GetValueOrDefault(key));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, string>> StatesAsync(StateScope scope, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(States(scope), StringComparer.Ordinal));
        }
    }

    /// <inheritdoc/>
    public Task SetStateAsync(StateScope scope, string key, string? value, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (value is null)
            {
                States(scope).Remove(key);
            }
            else
            {
                States(scope)[key] = value;
            }

            return Task.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public Task<int> PurgeAsync(JobPurge purge, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(purge);
        lock (_lock)
        {
            var old = MemoryJobs.Old(_jobs.Values, purge).Select(static entry => entry.Job.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var id in old)
            {
                _jobs.Remove(id);
            }

            foreach (var (key, _) in _keys.Where(pair => old.Contains(pair.Value)).ToList())
            {
                _keys.Remove(key);
            }

            return Task.FromResult(old.Count);
        }
    }

    /// <inheritdoc/>
    public Task<JobBacklog> BacklogAsync(IReadOnlyCollection<string> flows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(flows);
        lock (_lock)
        {
            return Task.FromResult(MemoryJobs.Backlog(_jobs.Values.Where(entry => flows.Contains(entry.Job.Flow)), _clock.GetUtcNow()));
        }
    }

    private static bool Collides(Job job, JobRequest request) => job.Flow == request.Flow && job.Tenant == request.Tenant && job.MutexKey == request.MutexKey;

    private static bool IsWanted(Job job, JobQuery query) =>
        (query.Flow is null || job.Flow == query.Flow)
        && (query.Tenant is null || job.Tenant == query.Tenant)
        && (query.Status is null || job.Status == query.Status)
        && (query.ParentId is null || job.ParentId == query.ParentId)
        && (query.Before is null || string.CompareOrdinal(job.Id, query.Before) < 0);

    private LeaseState Write(JobHold hold, Action<MemoryJob> write)
    {
        lock (_lock)
        {
            if (!_jobs.TryGetValue(hold.JobId, out var entry) || entry.Job.Fence != hold.Fence || entry.Job.Status is not (JobStatus.Running or JobStatus.Cancelling))
            {
                return LeaseState.Lost;
            }

            write(entry);
            return entry.Job.Status == JobStatus.Cancelling ? LeaseState.Cancelling : LeaseState.Held;
        }
    }

    private void Resolve(string? parentId, PageOutcome page)
    {
        if (parentId is null || page.Resolved.Count == 0 || !_jobs.TryGetValue(parentId, out var parent))
        {
            return;
        }

        var resolved = page.Resolved.ToHashSet();
        for (var index = 0; index < parent.Errors.Count; index++)
        {
            parent.Errors[index] = resolved.Contains(parent.Errors[index].Id) ? parent.Errors[index] with { IsResolved = true } : parent.Errors[index];
        }

        parent.Job = parent.Job with { Counts = parent.Job.Counts with { Failed = parent.Job.Counts.Failed - page.ResolvedRecords, Succeeded = parent.Job.Counts.Succeeded + page.ResolvedRecords } };
    }

    private Dictionary<string, string> States(StateScope scope)
    {
        if (!_states.TryGetValue(scope, out var states))
        {
            _states.Add(scope, states = new Dictionary<string, string>(StringComparer.Ordinal));
        }

        return states;
    }
}
