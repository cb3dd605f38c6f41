namespace Integrator.Generators.Model.Operations;

/// <summary>What statuses are called, and which lead elsewhere (RFC 9110, sections 15.3 and 15.4).</summary>
internal static class Statuses
{
    public static bool IsRedirect(string status) => status is "301" or "302" or "303" or "307" or "308" || status.Equals("3XX", StringComparison.OrdinalIgnoreCase);

    /// <summary>A name for a success.</summary>
    public static string Name(string status) => status switch
    {
        "200" => "Ok",
        "201" => "Created",
        "202" => "Accepted",
        "203" => "NonAuthoritative",
        "204" => "NoContent",
        "205" => "ResetContent",
        "206" => "PartialContent",
        "207" => "MultiStatus",
        "208" => "AlreadyReported",
        "2XX" => "Success",
        _ => "Status" + status,
    };
}
