using Microsoft.AspNetCore.Http;

namespace Integrator.Hosting;

/// <summary>A request of a user that cannot be served, with what they are told.</summary>
internal sealed class ConnectException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>What programs tell it by.</summary>
    public string Code => code;

    public static ConnectException InvalidLink() => new(StatusCodes.Status404NotFound, "link_invalid", "This link is not valid. Ask for a new one.");

    public static ConnectException ExpiredLink() => new(StatusCodes.Status410Gone, "link_expired", "This link has expired. Ask for a new one.");

    public static ConnectException Forbidden() => new(StatusCodes.Status403Forbidden, "forbidden", "This link is for another user. Sign in as the user it was made for.");

    public static ConnectException UnknownApi(string api) => new(StatusCodes.Status404NotFound, "api_unknown", $"Accounts of {api} cannot be connected here.");

    public static ConnectException UnknownMethod() => new(StatusCodes.Status400BadRequest, "method_unknown", "There is no such way to connect.");

    public static ConnectException NoState() => new(StatusCodes.Status400BadRequest, "state_missing", "The provider sent no state back. Begin again.");

    public static ConnectException OtherBrowser() => new(StatusCodes.Status403Forbidden, "state_of_another_browser", "This was begun in another browser. Begin again in this one.");

    public static ConnectException UnknownState() => new(StatusCodes.Status400BadRequest, "state_unknown", "Nobody has begun this here. Begin again.");

    public static ConnectException UsedState() => new(StatusCodes.Status400BadRequest, "state_used", "This was completed before. Begin again if the account is not connected.");

    public static ConnectException ExpiredState() => new(StatusCodes.Status400BadRequest, "state_expired", "It took too long. Begin again.");
}
