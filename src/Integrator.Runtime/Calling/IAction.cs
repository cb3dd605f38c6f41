using System.ComponentModel;

namespace Integrator;

/// <summary>A typed call that a <see cref="Connection"/> can send: the class behind an operation's method.</summary>
public interface IAction<T>
{
    /// <summary>What goes on the wire. Made anew for each call: a request is sent once.</summary>
    /// <exception cref="InvalidOperationException">The request depends on the connection.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    ApiRequest<T> ToRequest() => throw new InvalidOperationException($"{GetType().Name} depends on the connection it is sent over.");

    /// <summary>As <see cref="ToRequest()"/>, for actions whose request depends on the account's variables or the credential.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    ApiRequest<T> ToRequest(Connection connection) => ToRequest();
}
