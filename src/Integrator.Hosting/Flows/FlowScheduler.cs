using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Integrator.Hosting;

/// <summary>Builds the scheduler of a host: in memory for one process, in PostgreSQL for those that share its database.</summary>
internal static class FlowScheduler
{
    /// <summary>Builds it. Whoever disposes the factory disposes the scheduler.</summary>
    /// <param name="host">The flows.</param>
    /// <param name="name">The name that all nodes share.</param>
    /// <param name="start">What a firing does.</param>
    /// <param name="loggers">The log.</param>
    public static StandaloneSchedulerFactory Build(FlowHost host, string name, ScheduledStart start, ILoggerFactory loggers) => QuartzSchedulerBuilder
        .Create(quartz =>
        {
            quartz.Services.AddSingleton(loggers);
            quartz.AddJobType(_ => start);
            quartz.UseTimeProvider(host.Options.Jobs.Clock);
            quartz.ConfigureScheduler(options =>
            {
                (options.InstanceName, options.InstanceId) = (name, host.Options.Jobs.Node);

                // Each node sets its own schedules when it starts; this long one waits to see those of a node that ended right after.
                options.IdleWaitTime = TimeSpan.FromSeconds(5);
                options.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            if (host.Store is DatabaseJobStore { SharedAddress: { } address })
            {
                quartz.UsePersistentStore(store => Share(store, address));
            }
            else
            {
                quartz.UseInMemoryStore(static options => options.MisfireThreshold = FlowTime.Late);
            }
        })
        .Build();

    private static void Share(IPersistentStoreBuilder store, string address)
    {
        store.UsePostgres(NpgsqlFactory.Instance, Connection(address));
        store.UseSystemTextJsonSerializer();
        store.UseClustering(static options => (options.CheckinInterval, options.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)));
        store.ConfigureStore(static options =>
        {
            (options.StoreJobDataAsStrings, options.MisfireThreshold) = (true, FlowTime.Late);
            options.RecoverFiringsCancelledByShutdown = true;
        });
    }

    // A node that is paused inside a transaction loses it, and with it the lock that the others wait for.
    private static string Connection(string address)
    {
        var connection = new NpgsqlConnectionStringBuilder(address) { NoResetOnClose = true, MaxAutoPrepare = 100 };
        return PostgresDatabase.WithSettings(connection.ToString(), "-c idle_in_transaction_session_timeout=2s -c lock_timeout=4s");
    }
}
