namespace Integrator;

/// <summary>A client with the connection that ends when the provider does.</summary>
internal sealed class ConnectedClient<TClient>(Connection connection, Func<Connection, TClient> create) : IDisposable
{
    public TClient Client { get; } = create(connection);

    public void Dispose() => connection.Dispose();
}
