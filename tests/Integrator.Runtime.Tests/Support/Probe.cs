using Integrator.Json;

namespace Integrator.Tests.Support;

/// <summary>An action made in a test, as generated code would make one.</summary>
internal sealed class Probe<T>(Func<ApiRequest<T>> request) : IAction<T>
{
    public ApiRequest<T> ToRequest() => request();
}

/// <summary>Shorthand for the requests tests send.</summary>
internal static class Probe
{
    /// <summary>An action whose answer does not matter.</summary>
    public static Probe<NoContent> Of(string method, string path, Func<ApiRequest<NoContent>, ApiRequest<NoContent>>? build = null) =>
        new(() => (build ?? (static request => request))(new ApiRequest<NoContent>(method, path)).Empty("2XX", default));

    public static Probe<string> Text(string method, string path) =>
        new(() => new ApiRequest<string>(method, path).Json("200", JsonRead.String));
}
