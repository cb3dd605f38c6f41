using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Flows;

/// <summary>What is made while one flow is built: names, connections, tables, and the members that steps add to the record.</summary>
internal sealed class FlowParts(FlowDirectory directory, FlowShapes shapes, FlowSettings settings)
{
    public static readonly Term Call = new Term.Variable("call");
    public static readonly Term Answer = new Term.Variable("answer");

    private static readonly Term s_record = new Term.Variable("record");
    private static readonly Term s_connection = new Term.Member(Call, "Connection");

    private readonly NameScope _members = new(["Info", "Sources", "ProcessAsync", "ToString", "Equals", "GetHashCode", "GetType"]);
    private readonly List<FlowSlot> _slots = [];
    private readonly List<FlowTable> _tables = [];
    private readonly List<FlowLookup> _lookups = [];
    private readonly List<FlowHook> _hooks = [];
    private readonly List<string> _completed = [];

    public FlowDirectory Directory => directory;

    public FlowShapes Shapes => shapes;

    /// <summary>Whether records are what starts the job, and not what an export gives.</summary>
    public bool IsInput { get; set; }

    /// <summary>The members that the sources have added, which every step sees.</summary>
    public HashSet<string> Visible { get; } = new(StringComparer.Ordinal);

    public EquatableArray<FlowSlot> Slots => _slots.ToEquatableArray();

    public EquatableArray<FlowTable> Tables => _tables.ToEquatableArray();

    public EquatableArray<FlowLookup> Fetches => _lookups.ToEquatableArray();

    /// <summary>The hooks that are called when a job is done.</summary>
    public EquatableArray<string> AtEnd => _completed.ToEquatableArray();

    public EquatableArray<FlowHook> Hooks => _hooks.ToEquatableArray();

    public string Member(string name) => _members.Take(name);

    public FlowSlot Slot(FlowSlot slot)
    {
        if (!_slots.Contains(slot))
        {
            _slots.Add(slot);
        }

        return slot;
    }

    /// <summary>The lookups that were used so far.</summary>
    public Dictionary<LookupDefinition, LookupUse?> Lookups { get; } = [];

    /// <summary>Mappings into the actions of a connector.</summary>
    /// <param name="import">The import, whose lookups come first; null where there is none.</param>
    public MappingBuilder Mapping(FlowConnector connector, ImportDefinition? import = null, ValueOccasion occasion = ValueOccasion.Always) =>
        new(connector, new LookupBuilder(this, import?.Lookups ?? [], import?.Use), occasion);

    public FlowTable Table(LookupDefinition lookup)
    {
        var table = new FlowTable(lookup.Name, Field(lookup.Name + "_table"), lookup.Values.Select(static entry => new NamedText(entry.Key, entry.Value)).ToEquatableArray());
        _tables.Add(table);
        return table;
    }

    public FlowLookup Fetched(LookupDefinition lookup, BoundUse use)
    {
        var made = new FlowLookup(lookup.Name, Field(lookup.Name + "_lookup"), Slot(use.Slot).Member, lookup.CacheSeconds);
        _lookups.Add(made);
        return made;
    }

    /// <summary>Calls a hook when a job is done.</summary>
    public void Completed(string hook)
    {
        if (!_completed.Contains(hook))
        {
            _completed.Add(hook);
        }
    }

    /// <summary>The records of a batch.</summary>
    public ScopeName All(IReadOnlyCollection<string> visible, string name)
    {
        var item = new Term.Variable("item");
        var convert = shapes.Root(item) == item ? (Func<Term, Term>?)null : records => Runtime.Lists.Map.Call(records, new Term.Lambda(["item"], shapes.Root(item)));
        return new ScopeName(name, IxType.List(shapes.Type(visible)), new Term.Variable(name)) { Convert = convert };
    }

    private string Field(string name) => Member("s_" + Names.Camel(name).TrimStart('@'));

    /// <summary>A method that the user writes. Two places may name the same one.</summary>
    public string? Hook(FlowHook? hook)
    {
        if (hook is not null && !_hooks.Contains(hook))
        {
            _hooks.Add(hook);
        }

        return hook?.Name;
    }

    /// <summary>What a value sees: the members of the record, and the account of a connection.</summary>
    /// <param name="visible">The members that steps may have added here; null where there is no record yet.</param>
    /// <param name="connector">The connector whose account is seen; null where there is no call.</param>
    public FlowScope Scope(IReadOnlyCollection<string>? visible, FlowConnector? connector)
    {
        var root = visible is null ? null : new ScopeName("record", shapes.Type(visible), shapes.Root(s_record));
        List<ScopeName> names = root is null ? [] : [root, .. shapes.Beside(visible!).Select(static member => new ScopeName(member.Wire, member.Type, member.Of(s_record)) { Convert = member.Convert })];
        if (root is not null && IsInput)
        {
            names.Add(root with { Name = "input" });
        }

        if (connector is not null)
        {
            names.AddRange(connector.Context(s_connection) is { } context ? [context] : Array.Empty<ScopeName>());
            names.Add(new ScopeName("env", IxType.Record(DefinitionScopes.Environment()), RuntimeValues.Connection.Scope.Of(s_connection)));
            AddUnless(names, root, new ScopeName("state", IxType.Any, Runtime.FlowValues.State.Call(Call)));
        }

        AddUnless(names, root, settings.Name);

        return new FlowScope(new Scope(names, root), directory.Report, new Variables());
    }

    // A member of the record with the name is what a definition means; JSON that nobody described may have any, but no declared setting.
    private static void AddUnless(List<ScopeName> names, ScopeName? root, ScopeName name)
    {
        if (root?.Type.HasMember(name.Name) != true || (root.Type.Kind == IxKind.Any && name.Type.Kind == IxKind.Record))
        {
            names.Add(name);
        }
    }

    /// <summary>A method of the record.</summary>
    public FlowMethod? Method(string name, ValueSyntax? value, Target target, IReadOnlyCollection<string> visible) =>
        value is not null && Scope(visible, null).Bind(value, target) is { } bound ? new FlowMethod(Member(name), bound.Expression) : null;

    public FlowMethod? Condition(string name, ValueSyntax? value, IReadOnlyCollection<string> visible) => Method(name, value, new Target("a filter", IxType.Bool), visible);
}
