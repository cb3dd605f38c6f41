using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.Integrations.Flows;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Flows;

/// <summary>Mappings to the values of C# that an action is made of.</summary>
/// <param name="connector">The connector of the action.</param>
/// <param name="lookups">From the name of a lookup to what it is; null if there is none.</param>
/// <param name="occasion">What the action does.</param>
internal sealed class MappingBuilder(FlowConnector connector, LookupBuilder lookups, ValueOccasion occasion)
{
    private static readonly string[] s_locals = ["record", "call", "action", "answer", "answers", "found", "response", "value", "evaluation"];

    /// <summary>An action that is given what a mapping says. What is wrong is reported.</summary>
    /// <param name="delta">Asks for later records; null where nothing does.</param>
    public FlowCall Call(Operation operation, IReadOnlyList<MappingMember> mapping, FlowScope scope, Place place, DeltaDefinition? delta = null) =>
        Call(operation, mapping, scope, place, delta, whole: null);

    private FlowCall Call(Operation operation, IReadOnlyList<MappingMember> mapping, FlowScope scope, Place place, DeltaDefinition? delta, FlowValue? whole)
    {
        var targets = new FlowTargets(operation, connector);
        var (members, body) = (new List<FlowMember>(), new List<MappingMember>());
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in mapping.Where(IsOfOccasion))
        {
            if (targets.Parameter(member.Name) is { } argument)
            {
                given.Add(argument.Member);
                Add(members, argument.Member, Value(member.Value, argument.Type, argument.IsRequired, member.Name, scope));
            }
            else if (targets.Member(member.Name) is not null)
            {
                body.Add(member);
            }
            else if (member.Name == "body" && targets.Body is { } all)
            {
                given.Add(all.Member);
                whole = Value(member.Value, all.Type, all.IsRequired, "body", scope);
            }
            else
            {
                scope.Report.AddAtKey(Rules.UnknownTarget, member.Place, member.Name, targets.ToString(), Nearest.Hint(member.Name, targets.Names));
            }
        }

        Since(delta, targets, members, given, scope.Report);
        Missing(targets.ToString(), targets.Required.Where(required => !given.Contains(required.Argument.Member)).Select(static required => required.Name), place, scope.Report);

        if (targets.Body is { } sent && whole is null && targets.Model is { } model && (body.Count > 0 || sent.IsRequired))
        {
            whole = Object(model, body, scope, place);
        }
        else if (whole is null && targets is { Body: { IsRequired: true } needed, Model: null } && !given.Contains(needed.Member))
        {
            Missing(targets.ToString(), ["body"], place, scope.Report);
        }

        Add(members, targets.Body?.Member ?? "", whole);
        return new FlowCall(connector.Qualified(operation.Name), members.ToEquatableArray());
    }

    /// <summary>An action for several records. A body that is a list has an item for each; everything else is made of all of them.</summary>
    /// <param name="all">What is seen of all records: a name for their list.</param>
    /// <param name="one">What is seen of one.</param>
    public FlowCall Batch(Operation operation, IReadOnlyList<MappingMember> mapping, FlowScope all, FlowScope one, Place place)
    {
        var targets = new FlowTargets(operation, connector);
        if (targets.Body is not { Type: TypeRef.List list } || Model(list.Item) is not { } model || mapping.Any(static member => member.Name == "body"))
        {
            return Call(operation, mapping, all, place);
        }

        var item = Object(model, [.. mapping.Where(member => targets.Parameter(member.Name) is null)], one, place);
        var records = all.Natural(RecordPath.Of(all.Scope.Names[0].Name, place).Value);
        var items = records is null ? null : new FlowValue.Each(records.Expression, "record", item);
        return Call(operation, [.. mapping.Where(member => targets.Parameter(member.Name) is not null)], all, place, delta: null, items);
    }

    private bool IsOfOccasion(MappingMember member) => member.Only == ValueOccasion.Always || occasion == ValueOccasion.Always || member.Only == occasion;

    // Where absent and null differ, a value that is not there is absent unless the mapping says null.
    private static FlowValue? Present(FlowValue? value, MappingSyntax syntax, Property property) =>
        value is not null && property.Presence == Presence.Tristate && property.Type.IsNullable && syntax is not MappingSyntax.Rule { Null: ValueNull.Null } ? new FlowValue.Given(value) : value;

    private static void CheckNull(MappingMember member, Property property, Report report)
    {
        if (member.Value is MappingSyntax.Rule { Null: ValueNull.Null } && (property.Presence == Presence.Optional || !property.Type.IsNullable))
        {
            report.AddAtKey(Rules.MisfitInMapping, member.Value.Place["$null"], member.Name, "a value or absent", "null");
        }
    }

    private static void Missing(string target, IEnumerable<string> names, Place place, Report report)
    {
        if (string.Join("', '", names) is { Length: > 0 } all)
        {
            report.AddAtKey(Rules.UnmappedMember, place, target, all);
        }
    }

    private void Since(DeltaDefinition? delta, FlowTargets targets, List<FlowMember> members, HashSet<string> given, Report report)
    {
        if (delta?.Param is not { } param)
        {
            return;
        }

        if (targets.Parameter(param.Value) is not { } argument)
        {
            report.Add(Rules.NoDelta, param.Place, param.Value, "not a parameter of " + targets + Nearest.Hint(param.Value, targets.Names));
            return;
        }

        given.Add(argument.Member);
        members.Add(new FlowMember(argument.Member, new FlowValue.Since(connector.Outside(argument.Type), delta.Format)));
    }

    private static void Add(List<FlowMember> members, string name, FlowValue? value)
    {
        if (value is not null)
        {
            members.Add(new FlowMember(name, value));
        }
    }

    private FlowValue.Object Object(ObjectModel model, IReadOnlyList<MappingMember> mapping, FlowScope scope, Place place)
    {
        var members = new List<FlowMember>();
        foreach (var member in mapping.Where(IsOfOccasion))
        {
            if (model.Wire.FirstOrDefault(property => property.Wire == member.Name) is not { } property)
            {
                scope.Report.AddAtKey(Rules.UnknownTarget, member.Place, member.Name, model.Name, Nearest.Hint(member.Name, model.Wire.Select(static known => known.Wire)));
                continue;
            }

            if (property.Constant is null)
            {
                CheckNull(member, property, scope.Report);
                Add(members, property.Name, Present(Value(member.Value, property.Type, property.MustBeSet && !property.Type.IsNullable, member.Name, scope), member.Value, property));
            }
        }

        Missing(model.Name, model.Wire.Where(property => property.MustBeSet && mapping.All(member => member.Name != property.Wire || !IsOfOccasion(member))).Select(static property => property.Wire), place, scope.Report);

        return new FlowValue.Object(connector.Qualified(model.Name), members.ToEquatableArray());
    }

    private FlowValue? Value(MappingSyntax mapping, TypeRef type, bool isRequired, string name, FlowScope scope) => mapping switch
    {
        MappingSyntax.Value value => Computed(value.Syntax, type, isRequired, name, scope),
        MappingSyntax.Object members when Model(type) is { } model => Object(model, members.Members, scope, members.Place),
        MappingSyntax.List items when type is TypeRef.List list => new FlowValue.List(items.Items.Select(item => Value(item, list.Item, isRequired: true, name, scope)).OfType<FlowValue>().ToEquatableArray()),
        MappingSyntax.Each each when type is TypeRef.List list => Each(each, list, name, scope),
        MappingSyntax.Rule rule => Rule(rule, type, isRequired, name, scope),
        _ => Misfit(mapping, type, name, scope),
    };

    private ObjectModel? Model(TypeRef type) => type is TypeRef.Named named ? connector.Find(named.Name) as ObjectModel : null;

    private FlowValue? Misfit(MappingSyntax mapping, TypeRef type, string name, FlowScope scope)
    {
        scope.Report.Add(Rules.MisfitInMapping, mapping.Place, name, connector.Seen.Of(type).Type.ToString(), mapping is MappingSyntax.Object ? "an object" : "a list");
        return null;
    }

    // Whether a record has a value is known only when it is there: one without fails, and the others go on.
    private FlowValue.Computed? Computed(ValueSyntax value, TypeRef type, bool isRequired, string name, FlowScope scope) =>
        scope.Bind(value, new Target($"'{name}'", connector.Seen.Of(type).Type.OrNull())) is { } bound
            ? new FlowValue.Computed(bound.Expression, connector.Outside(type), bound.Type.IsNullable && !isRequired) { Needed = isRequired && bound.Type.IsNullable ? name : null }
            : null;

    private FlowValue? Each(MappingSyntax.Each each, TypeRef.List list, string name, FlowScope scope)
    {
        if (Items(each.Items, "$each", scope) is not { } items)
        {
            return null;
        }

        var variable = Variable(each.As, scope);
        var item = new ScopeName(each.As, items.Type.Item!, new Term.Variable(variable));
        return Value(each.Item, list.Item, isRequired: true, name, scope.With(item)) is { } made ? If(each.When, new FlowValue.Each(items.Expression, variable, made), scope) : null;
    }

    /// <summary>A list; null if the value is none, which has been reported.</summary>
    /// <param name="key">What needs it.</param>
    public static TypedExpression? Items(ValueSyntax value, string key, FlowScope scope)
    {
        if (scope.Natural(value) is not { } items)
        {
            return null;
        }

        if (items.Type.Kind == IxKind.List)
        {
            return items;
        }

        scope.Report.Add(Rules.MisfitInMapping, value.Place, key, "a list", items.Type.ToString());
        return null;
    }

    /// <summary>A variable for a name. One that the method, or a list around this one, has already would not compile.</summary>
    public static string Variable(string name, FlowScope scope)
    {
        var taken = new NameScope([.. s_locals, .. scope.Scope.Names.Select(static known => known.Value).OfType<Term.Variable>().Select(static known => known.Name)]);
        return taken.Take(Names.Camel(name));
    }

    private static FlowValue If(ValueSyntax? when, FlowValue value, FlowScope scope) => scope.Condition(when) is { } condition ? new FlowValue.If(condition.Expression, value) : value;

    private FlowValue? Rule(MappingSyntax.Rule rule, TypeRef type, bool isRequired, string name, FlowScope scope)
    {
        var isCertain = (isRequired || rule.Null == ValueNull.Error) && rule.Default is null && rule.When is null;
        FlowValue? value = rule.From is null && rule.Lookup is null ? null
            : rule.Lookup is { } lookup ? Looked(rule.From, lookup, type, isCertain, name, scope)
            : Computed(FormatRule.Apply(rule.From!, rule.Format), type, isCertain, name, scope);
        if (rule.Default is { } given && Computed(given, type, isRequired, name, scope) is { } otherwise)
        {
            value = value is null ? otherwise : new FlowValue.Either(value, otherwise);
        }

        return value is null ? null : If(rule.When, value, scope);
    }

    private FlowValue? Looked(ValueSyntax? from, Located<string> lookupName, TypeRef type, bool isRequired, string name, FlowScope scope) => lookups.Find(lookupName) switch
    {
        LookupUse.Table table => from is not null && scope.Bind(from, new Target("the key of a lookup", IxType.Text.OrNull())) is { } key
            ? new FlowValue.Looked(table.Member, table.Facts, key.Expression, connector.Outside(type), !isRequired)
            : null,
        LookupUse.Fetched fetched => Fetched(from, fetched, type, isRequired, name, scope),
        _ => null,
    };

    // The input of the operation sees the record, and the value that is looked up.
    private FlowValue? Fetched(ValueSyntax? from, LookupUse.Fetched lookup, TypeRef type, bool isRequired, string name, FlowScope scope)
    {
        var value = from is null ? null : scope.Natural(from);
        var inner = value is null ? scope : scope.With(new ScopeName("value", value.Type, new Term.Variable("value")));
        var call = new MappingBuilder(lookup.Use.Connector, lookups, ValueOccasion.Always).Call(lookup.Use.Operation, lookup.Definition.Input, inner, lookup.Definition.Place);
        if (lookup.Use.Operation.Result is not { } result)
        {
            scope.Report.Add(Rules.MisfitInMapping, lookup.Definition.Operation!.Place, lookup.Definition.Name, "an operation that answers something", "one that answers nothing");
            return null;
        }

        var (seen, convert) = lookup.Use.Connector.Seen.Of(result);
        var variable = Variable("found", scope);
        var answer = new ScopeName("response", seen.OrNull(), new Term.Variable(variable)) { Convert = convert };
        var path = lookup.Definition.Extract;
        var syntax = (path ?? RecordPath.Of("response", lookup.Definition.Place)).Value;
        if ((scope with { Scope = new Scope([answer], answer) }).Bind(syntax, new Target($"'{name}'", connector.Seen.Of(type).Type.OrNull())) is not { } extracted)
        {
            return null;
        }

        var isNeeded = isRequired || lookup.Definition is { AllowsFailures: false, Default: null };
        FlowValue.Fetched fetched = new(lookup.Lookup.Member, value?.Expression, call, variable, new FlowValue.Computed(extracted.Expression, connector.Outside(type), IsNullable: true), lookup.Definition.Name, isNeeded && lookup.Definition.Default is null);
        return lookup.Definition.Default is { } given && Computed(given, type, isRequired: true, name, scope) is { } otherwise ? new FlowValue.Either(fetched, otherwise) : fetched;
    }
}
