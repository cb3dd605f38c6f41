using System.ComponentModel;

namespace Integrator;

/// <summary>A typed call that a <see cref="Connection"/> can send: the class behind an operation's method.</summary>
public interface IAction<T>
{
    /// <summary>What goes on the wire. Made anew for each call: a request is sent once.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    ApiRequest<T> ToRequest();
}
