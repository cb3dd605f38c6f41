using Integrator.Flows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Integrator.Hosting;

/// <summary>Registers flows and the store of their jobs.</summary>
public static class FlowServices
{
    /// <summary>Keeps jobs in one file, for the processes of one machine.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="path">The file; it is made if there is none.</param>
    public static IServiceCollection AddSqliteJobs(this IServiceCollection services, string path)
    {
        services.AddSingleton<IJobStore>(_ => DatabaseJobStore.OpenSqlite(path));
        return services;
    }

    /// <summary>The same in a PostgreSQL database, version 15 or later, for any number of machines.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="connectionString">Where the database is, as Npgsql writes it.</param>
    public static IServiceCollection AddPostgresJobs(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IJobStore>(_ => DatabaseJobStore.OpenPostgres(connectionString));
        return services;
    }

    /// <summary>
    /// Adds a <see cref="FlowHost"/> and the services that start flows by their schedules, run their jobs and remove old ones. Without a store among the
    /// services, jobs are kept in memory and end with the process.
    /// </summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="flows">The flows.</param>
    /// <param name="connections">Finds their connections.</param>
    /// <param name="options">How jobs are run; null for the usual way.</param>
    /// <exception cref="ArgumentException">A schedule cannot be read, or has no time in the future.</exception>
    public static IServiceCollection AddFlows(this IServiceCollection services, IReadOnlyList<Flow> flows, Func<IServiceProvider, IFlowConnections> connections, FlowHostOptions? options = null)
    {
        FlowTime.Of(flows);
        services.TryAddSingleton<IJobStore>(static provider => new MemoryJobStore(provider.GetService<TimeProvider>()));
        services.AddSingleton(provider => new FlowHost(flows, provider.GetRequiredService<IJobStore>(), connections(provider), options ?? new FlowHostOptions()));
        services.AddSingleton<FlowSchedules>();
        services.AddHostedService<FlowWorker>();
        services.AddHostedService<JobListener>();
        services.AddHostedService<JobCleaner>();

        // Services stop in reverse order: nothing new starts while the workers come to their end.
        services.AddHostedService(static provider => provider.GetRequiredService<FlowSchedules>());
        return services;
    }
}
