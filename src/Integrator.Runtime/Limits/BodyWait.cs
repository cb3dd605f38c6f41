using System.Text.RegularExpressions;

namespace Integrator;

/// <summary>A wait that the body of an answer names.</summary>
/// <param name="Path">Where it stands: names and indices joined by dots.</param>
/// <param name="Format">How it is written.</param>
public sealed record BodyWait(string Path, ResetFormat Format = ResetFormat.Seconds)
{
    /// <summary>Takes the wait out of a text, as its first group or as all of the match; null when the text is the wait.</summary>
    public Regex? Pattern { get; init; }
}
