using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Diagnostics;

/// <summary>What was found wrong in one definition, in the order it was found.</summary>
/// <param name="file">The whole of the file that spans without a place belong to; that of a document if null.</param>
internal sealed class Report(Place? file = null)
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(DiagnosticDescriptor Rule, Place Place)> _places = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>A place breaks a rule once, however often it is passed.</summary>
    public void Add(DiagnosticDescriptor rule, Place place, params object[] arguments) => Add(new Finding(rule, place, null, arguments));

    /// <summary>The same, told at the name of a member and not at its value.</summary>
    public void AddAtKey(DiagnosticDescriptor rule, Place place, params object[] arguments) =>
        Add(new Finding(rule, place, null, arguments) { IsOfKey = true });

    /// <summary>One that is made already.</summary>
    public void Add(Finding finding)
    {
        if (_places.Add((finding.Rule, finding.Place)))
        {
            _findings.Add(finding);
        }
    }

    /// <summary>What another report found.</summary>
    public void Add(Report other)
    {
        foreach (var finding in other.Findings.Where(finding => finding.Span is not null || _places.Add((finding.Rule, finding.Place))))
        {
            _findings.Add(finding);
        }
    }

    /// <summary>A rule that is broken where no place exists.</summary>
    public void Add(DiagnosticDescriptor rule, TextSpan span, params object[] arguments) => Add(rule, file ?? Place.Root, span, arguments);

    /// <param name="place">A place in the file that the span belongs to.</param>
    public void Add(DiagnosticDescriptor rule, Place place, TextSpan span, params object[] arguments) =>
        _findings.Add(new Finding(rule, place.Top, span, arguments));
}

/// <summary>One rule met, at a place or, where no place exists, at a span of the text.</summary>
internal sealed record Finding(DiagnosticDescriptor Rule, Place Place, TextSpan? Span, object[] Arguments)
{
    /// <summary>Whether the name at the place is meant, and not what it has.</summary>
    public bool IsOfKey { get; init; }
}
