namespace Integrator;

/// <summary>A value must not stand in the host or the path of an address, because it would lead to another host or path. Nothing was sent.</summary>
public sealed class AddressException : ArgumentException
{
    internal AddressException(string message, string? parameter, Exception? innerException = null)
        : base(message, parameter, innerException)
    {
    }

    /// <summary>The same failure with the name of the connector.</summary>
    internal AddressException Of(string api) => new($"{api}: {Text}", ParamName, this);

    // ArgumentException appends the name of the parameter to its message.
    private string Text => ParamName is { } name && Message.EndsWith($" (Parameter '{name}')", StringComparison.Ordinal) ? Message[..^$" (Parameter '{name}')".Length] : Message;
}
