using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;

namespace Integrator.Generators.Model.Integrations.Requests;

/// <summary>What the values of one method may name: the arguments of the call, and the account.</summary>
internal sealed class CallScope
{
    private static readonly Term s_action = new Term.Variable("this");
    private static readonly string[] s_named = ["query", "args", "webhook", "subscription"];
    private static readonly string[] s_reserved = ["context", "credentials", "oauth", "env", "body", "query", "args"];

    private readonly Build _build;
    private readonly Dictionary<string, RecordMember> _arguments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordMember> _steps = new(StringComparer.Ordinal);
    private readonly List<(CallInput Input, Argument Argument)> _inputs = [];
    private RecordMember? _previous;

    public CallScope(Build build, Operation operation, CallInputs inputs, bool hasCredential)
    {
        _build = build;
        foreach (var parameter in operation.Parameters)
        {
            if (operation.Arguments.FirstOrDefault(argument => argument.Member == parameter.Member) is { } argument)
            {
                _arguments[parameter.Wire] = Member(parameter.Wire, argument);
            }
        }

        Add(operation, inputs);
        Scope = new Scope(
        [
            .. _arguments.Values.Where(member => Array.IndexOf(s_reserved, member.Wire) < 0).Select(static member => new ScopeName(member.Wire, member.Type, member.Of(s_action)) { Convert = member.Convert }),
            .. build.Scopes.Account(hasCredential: hasCredential),
            Body(operation),
            .. s_named.Select(name => Named(name, _arguments)),
            Named("steps", _steps),
            new ScopeName("previous", IxType.Record(new OpenShape("previous", Previous, static () => [], static _ => Term.NoValue)), s_action),
        ]);
    }

    public Scope Scope { get; }

    /// <summary>The arguments that values ask for, and what each is.</summary>
    public IReadOnlyList<(CallInput Input, Argument Argument)> Inputs => _inputs;

    private void Add(Operation operation, CallInputs inputs)
    {
        var members = new NameScope([.. Names.OfRecords, "ResponseHeaders", operation.Name, .. operation.Arguments.Select(static argument => argument.Member)]);
        var arguments = new NameScope(["cancellationToken", .. operation.Arguments.Select(static argument => argument.Name)]);
        foreach (var input in inputs.All)
        {
            var spoken = input.Kind == CallInputKind.Step ? "steps " + input.Name : input.Name;
            var argument = new Argument(arguments.Take(Names.Camel(spoken)), members.Take(Names.Pascal(spoken)), input.Type.OrNull(!input.IsRequired), input.IsRequired, input.Summary, IsObsolete: false);
            _inputs.Add((input, argument));
            var member = Member(input.Name, argument);
            switch (input.Kind)
            {
                case CallInputKind.Argument:
                    _arguments[input.Name] = member;
                    break;
                case CallInputKind.Step:
                    _steps[input.Name] = member;
                    break;
                case CallInputKind.Previous:
                    _previous = member;
                    break;
                default:
                    throw new InvalidOperationException(input.Kind.ToString());
            }
        }
    }

    private ScopeName Body(Operation operation)
    {
        if (operation.Body is not { IsWritten: true } body || operation.Arguments.FirstOrDefault(argument => argument.Member == body.Member) is not { } argument)
        {
            return Named("body", _arguments);
        }

        var (type, convert) = _build.Seen.Of(argument.Type);
        return new ScopeName("body", type, new Term.Member(s_action, argument.Member)) { Convert = convert };
    }

    private static ScopeName Named(string name, Dictionary<string, RecordMember> members) => new(
        name,
        IxType.Record(new OpenShape(name, wire => members.TryGetValue(wire, out var member) ? member : null, () => members.Values, static _ => Term.NoValue)),
        s_action);

    private RecordMember? Previous(string name) => _previous is null ? null : new RecordMember(name, "", IxType.Any)
    {
        Access = root => Runtime.JsonValues.Member.Call(Runtime.JsonConversions.Of.Call(new Term.Invoke(_previous.Of(root), "GetValueOrDefault", [], [])), new Term.Text(name)),
    };

    private RecordMember Member(string wire, Argument argument)
    {
        var (type, convert) = _build.Seen.Of(argument.Type);
        return new RecordMember(wire, argument.Member, type, convert);
    }
}
