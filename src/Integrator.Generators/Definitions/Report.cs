using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Definitions;

/// <summary>What was found wrong in one definition, in the order it was found.</summary>
internal sealed class Report
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(DiagnosticDescriptor Rule, Place Place)> _places = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>A place breaks a rule once, however often it is passed.</summary>
    public void Add(DiagnosticDescriptor rule, Place place, params object[] arguments)
    {
        if (_places.Add((rule, place)))
        {
            _findings.Add(new Finding(rule, place, null, arguments));
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

    public void Add(DiagnosticDescriptor rule, TextSpan span, params object[] arguments) =>
        _findings.Add(new Finding(rule, Place.Root, span, arguments));
}

/// <summary>One rule met, at a place or, where no place exists, at a span of the text.</summary>
internal sealed record Finding(DiagnosticDescriptor Rule, Place Place, TextSpan? Span, object[] Arguments);
