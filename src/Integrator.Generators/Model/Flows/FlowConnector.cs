using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Flows;

/// <summary>A connector as flows see it: its operations by the names of its definition, and its types.</summary>
internal sealed class FlowConnector
{
    private readonly Dictionary<string, Declaration> _declarations;
    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);

    public FlowConnector(Connector connector)
    {
        Connector = connector;
        _declarations = connector.Models.SelectMany(static group => group.Declarations).GroupBy(static one => one.Name).ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);
        foreach (var operation in connector.Resources.SelectMany(static resource => resource.Operations).Where(static operation => operation.Id is not null))
        {
            _operations[operation.Id!] = operation;
        }

        Seen = new ExpressionTypes(connector.Namespace, Find);
    }

    public Connector Connector { get; }

    public ExpressionTypes Seen { get; }

    /// <summary>The names that its types have.</summary>
    public IEnumerable<string> Types => _declarations.Keys.Concat(Connector.Resources.SelectMany(static resource => resource.Operations.Select(static operation => operation.Name).Append(resource.Name)));

    public IEnumerable<string> Operations => _operations.Keys;

    public Operation? Operation(string id) => _operations.TryGetValue(id, out var operation) ? operation : null;

    public Declaration? Find(string name) => _declarations.TryGetValue(name, out var declaration) ? declaration : null;

    public string Qualified(string name) => $"{Connector.Namespace}.{name}";

    /// <summary>A type of the connector as other namespaces write it.</summary>
    public TypeRef Outside(TypeRef type) => type switch
    {
        TypeRef.Named named when !named.Name.StartsWith("global::", StringComparison.Ordinal) => named with { Name = "global::" + Qualified(named.Name) },
        TypeRef.List list => list with { Item = Outside(list.Item) },
        TypeRef.Map map => map with { Value = Outside(map.Value) },
        TypeRef.OneOrMany many => many with { Item = Outside(many.Item) },
        TypeRef.Expandable expandable => expandable with { Value = Outside(expandable.Value) },
        _ => type,
    };

    /// <summary>The variables of the account.</summary>
    public ScopeName? Context(Term connection)
    {
        if (Connector.Integration?.Context is not { } name || Seen.Of(new TypeRef.Named(name, IsStruct: false)).Type is not { Shape: { } shape } type)
        {
            return null;
        }

        var members = shape.Members.Select(member => member with
        {
            Type = member.Type.OrNull(),
            Access = scope => member.Of(RuntimeValues.AuthScope.VariablesIfAny.Invoke(scope, type.Carrier), isConditional: true),
        });
        return new ScopeName("context", IxType.Record(new RecordShape("context", null, () => members, static _ => Term.NoValue)), RuntimeValues.Connection.Scope.Of(connection));
    }
}
