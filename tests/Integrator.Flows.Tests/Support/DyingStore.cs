using System.Reflection;

namespace Integrator.Flows.Tests.Support;

/// <summary>A store whose process dies at one of its writes: just before the write, or just behind it. Nothing is written from then on.</summary>
public class DyingStore : DispatchProxy
{
    private static readonly HashSet<string> s_writes = [nameof(IJobStore.ClaimAsync), nameof(IJobStore.RenewAsync), nameof(IJobStore.CheckpointAsync), nameof(IJobStore.FinishAsync), nameof(IJobStore.ReleaseAsync), nameof(IJobStore.AddAsync)];

    private IJobStore _store = null!;
    private int _at;
    private bool _isBehind;
    private int _writes;

    /// <summary>Whether the process is gone.</summary>
    public bool IsDead { get; private set; }

    /// <param name="store">The store.</param>
    /// <param name="at">The number of the write, from 1.</param>
    /// <param name="isBehind">Whether the write is still done.</param>
    public static (IJobStore Store, DyingStore Death) Of(IJobStore store, int at, bool isBehind)
    {
        var proxy = Create<IJobStore, DyingStore>();
        var death = (DyingStore)(object)proxy;
        (death._store, death._at, death._isBehind) = (store, at, isBehind);
        return (proxy, death);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (IsDead)
        {
            throw new JobStoreException("The process is gone.", null);
        }

        if (!s_writes.Contains(targetMethod!.Name) || ++_writes != _at)
        {
            return targetMethod.Invoke(_store, args);
        }

        IsDead = true;
        if (_isBehind)
        {
            ((Task)targetMethod.Invoke(_store, args)!).GetAwaiter().GetResult();
        }

        throw new JobStoreException("The process is gone.", null);
    }
}
