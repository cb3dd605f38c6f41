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
/// <param name="tables">From the name of a lookup to its table; null if there is none.</param>
internal sealed class MappingBuilder(FlowConnector connector, Func<Located<string>, (FlowTable Table, LookupDefinition Lookup)?> tables)
{
    private static readonly string[] s_locals = ["record", "call", "action", "answer", "evaluation"];

    /// <summary>An action that is given what a mapping says. What is wrong is reported.</summary>
    /// <param name="delta">Asks for later records; null where nothing does.</param>
    public FlowCall Call(Operation operation, IReadOnlyList<MappingMember> mapping, FlowScope scope, Place place, DeltaDefinition? delta = null)
    {
        var targets = new FlowTargets(operation, connector);
        var (members, body, whole) = (new List<FlowMember>(), new List<MappingMember>(), (FlowValue?)null);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in mapping)
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

        Add(members, targets.Body?.Member ?? "", whole);
        return new FlowCall(connector.Qualified(operation.Name), members.ToEquatableArray(), UsesAnswer: false);
    }

    private static void Missing(string target, IEnumerable<string> names, Place place, Report report)
    {
        if (string.Join("', '", names) is { Length: > 0 } all)
        {
            report.AddAtKey(Rules.UnmappedMember, place, target, all);
        }
    }

    private static void Since(DeltaDefinition? delta, FlowTargets targets, List<FlowMember> members, HashSet<string> given, Report report)
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
        members.Add(new FlowMember(argument.Member, new FlowValue.Since(argument.Type)));
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
        foreach (var member in mapping)
        {
            if (model.Wire.FirstOrDefault(property => property.Wire == member.Name) is not { } property)
            {
                scope.Report.AddAtKey(Rules.UnknownTarget, member.Place, member.Name, model.Name, Nearest.Hint(member.Name, model.Wire.Select(static known => known.Wire)));
                continue;
            }

            if (property.Constant is null)
            {
                Add(members, property.Name, Value(member.Value, property.Type, property.MustBeSet && !property.Type.IsNullable, member.Name, scope));
            }
        }

        Missing(model.Name, model.Wire.Where(property => property.MustBeSet && mapping.All(member => member.Name != property.Wire)).Select(static property => property.Wire), place, scope.Report);

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
            ? new FlowValue.Computed(bound.Expression, type, bound.Type.IsNullable && !isRequired) { Needed = isRequired && bound.Type.IsNullable ? name : null }
            : null;

    private FlowValue? Each(MappingSyntax.Each each, TypeRef.List list, string name, FlowScope scope)
    {
        if (scope.Natural(each.Items) is not { } items)
        {
            return null;
        }

        if (items.Type.Kind != IxKind.List)
        {
            scope.Report.Add(Rules.MisfitInMapping, each.Place, "$each", "a list", items.Type.ToString());
            return null;
        }

        var variable = Variable(each.As, scope);
        var item = new ScopeName(each.As, items.Type.Item!, new Term.Variable(variable));
        return Value(each.Item, list.Item, isRequired: true, name, scope.With(item)) is { } made ? If(each.When, new FlowValue.Each(items.Expression, variable, made), scope) : null;
    }

    // A name that the method, or a list around this one, has already would not compile.
    private static string Variable(string name, FlowScope scope)
    {
        var taken = new NameScope([.. s_locals, .. scope.Scope.Names.Select(static known => known.Value).OfType<Term.Variable>().Select(static known => known.Name)]);
        return taken.Take(Names.Camel(name));
    }

    private static FlowValue If(ValueSyntax? when, FlowValue value, FlowScope scope) => scope.Condition(when) is { } condition ? new FlowValue.If(condition.Expression, value) : value;

    private FlowValue? Rule(MappingSyntax.Rule rule, TypeRef type, bool isRequired, string name, FlowScope scope)
    {
        var isCertain = isRequired && rule.Default is null && rule.When is null;
        FlowValue? value = rule.From is null ? null
            : rule.Lookup is { } lookup ? Looked(rule.From, lookup, type, isCertain, scope) as FlowValue
            : Computed(FormatRule.Apply(rule.From, rule.Format), type, isCertain, name, scope);
        if (rule.Default is { } given && Computed(given, type, isRequired, name, scope) is { } otherwise)
        {
            value = value is null ? otherwise : new FlowValue.Either(value, otherwise);
        }

        return value is null ? null : If(rule.When, value, scope);
    }

    private FlowValue.Looked? Looked(ValueSyntax from, Located<string> name, TypeRef type, bool isRequired, FlowScope scope)
    {
        if (tables(name) is not { } found || scope.Bind(from, new Target("the key of a lookup", IxType.Text.OrNull())) is not { } key)
        {
            return null;
        }

        return new FlowValue.Looked(found.Table.Member, name.Value, key.Expression, found.Lookup.Default, found.Lookup.AllowsFailures, type, !isRequired);
    }
}
