using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>Mappings to members that are added to the record.</summary>
internal sealed class GrowthBuilder(FlowParts parts)
{
    /// <summary>The members that a mapping adds.</summary>
    /// <param name="visible">The members that may have been added; those of the mapping are added to it.</param>
    public EquatableArray<FlowMember> Members(IReadOnlyList<MappingMember> mapping, FlowScope scope, HashSet<string> visible, bool mayOverwrite = false)
    {
        var members = new List<FlowMember>();
        foreach (var member in mapping)
        {
            if (NaturalMapping.Value(member.Value) is not { } value)
            {
                parts.Directory.Report.Add(Rules.MisfitInMapping, member.Value.Place, member.Name, "a value with a type of its own", "one that only a target gives a type");
                continue;
            }

            if (!mayOverwrite && (parts.Shapes.IsOfSource(member.Name) || visible.Contains(member.Name)))
            {
                parts.Directory.Report.AddAtKey(Rules.OverwrittenMember, member.Place, member.Name);
            }

            if (scope.Natural(value) is { } bound && Member(member, bound, value, scope) is { } made)
            {
                members.Add(made);
                visible.Add(member.Name);
            }
        }

        return members.ToEquatableArray();
    }

    private FlowMember? Member(MappingMember member, TypedExpression bound, ValueSyntax value, FlowScope scope)
    {
        var (type, seen) = GrowthType.Of(bound.Type);
        if (Property(member, type, bound.Type, seen) is not { } property)
        {
            return null;
        }

        var expression = seen == bound.Type.NotNull() ? bound.Expression : scope.Bind(value, new Target(member.Name, seen.OrNull()))?.Expression;
        return expression is null ? null : new FlowMember(property.Name, new FlowValue.Computed(expression, type, bound.Type.IsNullable));
    }

    // Two branches may add the same member, if it is the same.
    private Property? Property(MappingMember member, TypeRef type, IxType given, IxType seen)
    {
        if (parts.Shapes.Added.FirstOrDefault(known => known.Wire == member.Name) is { } known && known.Type.NotNull() != type)
        {
            parts.Directory.Report.Add(Rules.MisfitInMapping, member.Value.Place, member.Name, parts.Shapes.Seen(known.Wire).NotNull().ToString(), given.ToString());
            return null;
        }

        return parts.Shapes.Add(member.Name, Names.Pascal(member.Name), type, seen, GrowthType.Convert(seen));
    }
}
