namespace Integrator.Faults.Tests.Support;

/// <summary>Shorthand for what tests ask of the wire.</summary>
internal static class Wire
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An answer that leads elsewhere.</summary>
    public static WireServer Redirects(this WireServer server, int status, string location) => server.Then(new WireAnswer("", status, [("Location", location)]));

    /// <summary>Everything that the calls to a host carried, as one text.</summary>
    public static string Sent(this WireServer server, string host) => string.Join('\n', server.Calls
        .Where(call => call.Host == host)
        .Select(static call => $"{call.Method} {call.Target}\n{string.Join('\n', call.Headers.Select(static header => $"{header.Key}: {header.Value}"))}\n{call.Body}"));
}
