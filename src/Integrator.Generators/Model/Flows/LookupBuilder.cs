using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Model.Flows;

/// <summary>What a mapping looks a value up in.</summary>
internal abstract record LookupUse
{
    /// <param name="Member">The member that has the table; null where the flow's state has it.</param>
    internal sealed record Table(string? Member, LookupFacts Facts) : LookupUse;

    /// <param name="Use">The operation that finds it.</param>
    internal sealed record Fetched(LookupDefinition Definition, BoundUse Use, FlowLookup Lookup) : LookupUse;
}

/// <summary>The lookups that the steps of one flow use. Each becomes one member of the flow.</summary>
internal sealed class LookupBuilder(FlowParts parts, IReadOnlyList<LookupDefinition> ofImport, OperationUse? import)
{
    public LookupUse? Find(Located<string> name)
    {
        if (parts.Directory.Lookup(name, ofImport) is not { } lookup)
        {
            return null;
        }

        return parts.Lookups.TryGetValue(lookup, out var known) ? known : parts.Lookups[lookup] = Made(lookup);
    }

    private LookupUse? Made(LookupDefinition lookup)
    {
        if (lookup.Operation is { } operation)
        {
            // A lookup of an import has its connector, and one of the definition the definition's own.
            var use = ofImport.Contains(lookup) && import is not null ? import with { Operation = operation } : new OperationUse(null, null, operation, lookup.Place);
            return parts.Directory.Use(use) is { } bound ? new LookupUse.Fetched(lookup, bound, parts.Fetched(lookup, bound)) : null;
        }

        CheckStrict(lookup);
        var facts = new LookupFacts(lookup.Name, (lookup.Default as ValueSyntax.Constant)?.Text, lookup.AllowsFailures, lookup.Cache?.Value, lookup.Extract?.Text);
        return new LookupUse.Table(lookup.Cache is null ? parts.Table(lookup).Member : null, facts);
    }

    private void CheckStrict(LookupDefinition lookup)
    {
        if (lookup is { Default: null, AllowsFailures: false })
        {
            parts.Directory.Report.AddAtKey(Rules.StrictLookup, lookup.Place, lookup.Name);
        }
    }
}
