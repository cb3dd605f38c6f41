namespace Integrator.Generators.Model.Operations;

/// <summary>Names for successful statuses (RFC 9110, section 15.3).</summary>
internal static class Statuses
{
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
