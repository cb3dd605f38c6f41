using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Integrator.Hosting;

/// <summary>What the connections of a host take from its services.</summary>
internal static class HostDefaults
{
    public static void LogTo(this ConnectionOptions options, IServiceProvider services, string api)
    {
        if (services.GetService<ILoggerFactory>() is { } loggers)
        {
            options.Logger = loggers.CreateLogger("Integrator." + api);
        }
    }

    /// <summary>The configuration gives what definitions call <c>env.NAME</c>, unless something else does.</summary>
    public static void ReadEnvironment(this ConnectionOptions options, IServiceProvider services) =>
        options.Environment ??= services.GetService<IConfiguration>() is { } configuration ? name => configuration[name] : null;
}
