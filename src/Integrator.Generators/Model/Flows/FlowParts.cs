using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Flows;

/// <summary>What is made while one flow is built: names, connections, tables, and the members that steps add to the record.</summary>
internal sealed class FlowParts(FlowDirectory directory, FlowShapes shapes)
{
    public static readonly Term Call = new Term.Variable("call");
    public static readonly Term Answer = new Term.Variable("answer");

    private static readonly Term s_record = new Term.Variable("record");
    private static readonly Term s_connection = new Term.Member(Call, "Connection");

    private readonly NameScope _members = new(["Info", "Sources", "ProcessAsync", "ToString", "Equals", "GetHashCode", "GetType"]);
    private readonly List<FlowSlot> _slots = [];
    private readonly List<(LookupDefinition Lookup, FlowTable Table)> _tables = [];

    public FlowDirectory Directory => directory;

    public FlowShapes Shapes => shapes;

    public EquatableArray<FlowSlot> Slots => _slots.ToEquatableArray();

    public EquatableArray<FlowTable> Tables => _tables.Select(static known => known.Table).ToEquatableArray();

    public string Member(string name) => _members.Take(name);

    public FlowSlot Slot(FlowSlot slot)
    {
        if (!_slots.Contains(slot))
        {
            _slots.Add(slot);
        }

        return slot;
    }

    /// <summary>Mappings into the actions of a connector.</summary>
    public MappingBuilder Mapping(FlowConnector connector, IReadOnlyList<LookupDefinition> lookups) => new(connector, name =>
    {
        if (directory.Lookup(name, lookups) is not { } lookup)
        {
            return null;
        }

        var known = _tables.FirstOrDefault(known => known.Lookup == lookup).Table;
        if (known is null)
        {
            known = new FlowTable(lookup.Name, Member("s_" + Names.Camel(lookup.Name + "_table").TrimStart('@')), lookup.Values.Select(static entry => new NamedText(entry.Key, entry.Value)).ToEquatableArray());
            _tables.Add((lookup, known));
            if (lookup is { Default: null, AllowsFailures: false })
            {
                directory.Report.AddAtKey(Diagnostics.Rules.StrictLookup, lookup.Place, lookup.Name);
            }
        }

        return (known, lookup);
    });

    /// <summary>What a value sees: the members of the record, and the account of a connection.</summary>
    /// <param name="visible">The members that steps may have added here; null where there is no record yet.</param>
    /// <param name="connector">The connector whose account is seen; null where there is no call.</param>
    public FlowScope Scope(IReadOnlyCollection<string>? visible, FlowConnector? connector)
    {
        var root = visible is null ? null : new ScopeName("record", shapes.Type(visible), shapes.Root(s_record));
        List<ScopeName> names = root is null ? [] : [root, .. shapes.Beside(visible!).Select(static member => new ScopeName(member.Wire, member.Type, member.Of(s_record)) { Convert = member.Convert })];
        if (connector is not null)
        {
            names.AddRange(connector.Context(s_connection) is { } context ? [context] : Array.Empty<ScopeName>());
            names.Add(new ScopeName("env", IxType.Record(DefinitionScopes.Environment()), RuntimeValues.Connection.Scope.Of(s_connection)));
        }

        return new FlowScope(new Scope(names, root), directory.Report, new Variables());
    }

    /// <summary>A method of the record.</summary>
    public FlowMethod? Method(string name, ValueSyntax? value, Target target, IReadOnlyCollection<string> visible) =>
        value is not null && Scope(visible, null).Bind(value, target) is { } bound ? new FlowMethod(Member(name), bound.Expression) : null;

    public FlowMethod? Condition(string name, ValueSyntax? value, IReadOnlyCollection<string> visible) => Method(name, value, new Target("a filter", IxType.Bool), visible);
}
