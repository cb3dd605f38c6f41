namespace Integrator.Generators.Model.Flows;

/// <summary>What an action can be given, by the names that a mapping uses: its parameters, and the members of its body.</summary>
internal sealed class FlowTargets
{
    private readonly Operation _operation;
    private readonly Dictionary<string, Argument> _parameters = new(StringComparer.Ordinal);

    public FlowTargets(Operation operation, FlowConnector connector)
    {
        _operation = operation;
        var arguments = operation.Arguments.ToDictionary(static argument => argument.Member, StringComparer.Ordinal);
        var named = operation.Parameters.Select(static parameter => (parameter.Wire, parameter.Member)).Concat(operation.Inputs.Select(static input => (Wire: input.Name, input.Member)));
        foreach (var (wire, member) in named)
        {
            if (arguments.TryGetValue(member, out var argument) && !_parameters.ContainsKey(wire))
            {
                _parameters.Add(wire, argument);
            }
        }

        foreach (var argument in operation.Arguments.Where(argument => argument.Member != operation.Body?.Member && _parameters.Values.All(known => known.Member != argument.Member)))
        {
            _parameters[argument.Name] = argument;
        }

        Body = operation.Body is { Computed: null } body ? operation.Arguments.FirstOrDefault(argument => argument.Member == body.Member) : null;
        Model = Body?.Type is TypeRef.Named named2 ? connector.Find(named2.Name) as ObjectModel : null;
    }

    /// <summary>The body as a whole; null if there is none.</summary>
    public Argument? Body { get; }

    /// <summary>The members of the body; null if it is no object.</summary>
    public ObjectModel? Model { get; }

    public Argument? Parameter(string name) => _parameters.TryGetValue(name, out var argument) ? argument : null;

    /// <summary>Whether a mapping may name it.</summary>
    public bool Takes(string name) => Parameter(name) is not null || Member(name) is not null || (name == "body" && Body is not null);

    public Property? Member(string name) => Model?.Wire.FirstOrDefault(property => property.Wire == name);

    public IEnumerable<string> Names => _parameters.Keys.Concat(Model?.Wire.Select(static property => property.Wire) ?? []).Concat(Body is null ? [] : ["body"]);

    /// <summary>The arguments without which the action cannot be sent.</summary>
    public IEnumerable<(string Name, Argument Argument)> Required => _parameters.Where(static known => known.Value.IsRequired).Select(static known => (known.Key, known.Value));

    public override string ToString() => _operation.Id ?? _operation.Name;
}
