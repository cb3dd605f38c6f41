using Integrator.Auth;

namespace Integrator.Http;

/// <summary>What the calls of a connection share, so that each of them holds it once.</summary>
/// <param name="Api">The remote side.</param>
/// <param name="Options">How calls are sent.</param>
/// <param name="Addresses">Knows the API's own origins.</param>
/// <param name="Account">The credential at work; null for one without tokens and computed parts.</param>
/// <param name="Redactor">Takes the secrets of the account out of texts.</param>
internal sealed record CallSetting(Api Api, ConnectionOptions Options, RequestAddress Addresses, Account? Account, Redactor Redactor)
{
    /// <summary>What is done about required members that an answer lacks.</summary>
    public MissingMemberPolicy Missing { get; } = new(Options.MissingMembers);
}
