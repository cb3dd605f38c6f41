namespace Integrator.Hosting;

/// <summary>What a link leads to; <c>Text</c> is the link as it was written.</summary>
internal sealed record ConnectTarget(Api Api, string Text, ConnectLink Link)
{
    /// <summary>A way to connect; the only one if it is not named.</summary>
    /// <exception cref="ConnectException">There is no such way.</exception>
    public CredentialMethod Method(string? name) =>
        Api.Methods.FirstOrDefault(method => name is null ? Api.Methods.Count == 1 : method.Name == name) ?? throw ConnectException.UnknownMethod();
}
