using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Integrations;

/// <summary>What templates of one method name: the arguments of the call, and what they name besides them, which become arguments.</summary>
internal sealed class CallScope
{
    private static readonly Term s_action = new Term.Variable(ScopeKind.Action);

    private readonly Operation _operation;
    private readonly ExpressionTypes _types;
    private readonly IReadOnlyDictionary<string, TypeRef> _given;
    private readonly NameScope _members;
    private readonly NameScope _arguments;
    private readonly Dictionary<string, RecordMember> _named = new(StringComparer.Ordinal);
    private readonly List<Argument> _inputs = [];

    public CallScope(Operation operation, ExpressionTypes types, DefinitionScopes scopes, bool hasCredential, IReadOnlyDictionary<string, TypeRef> given)
    {
        (_operation, _types, _given) = (operation, types, given);
        _members = new NameScope([.. Names.OfRecords, "ResponseHeaders", operation.Name, .. operation.Arguments.Select(static argument => argument.Member)]);
        _arguments = new NameScope(["cancellationToken", .. operation.Arguments.Select(static argument => argument.Name)]);
        foreach (var parameter in operation.Parameters)
        {
            if (operation.Arguments.FirstOrDefault(argument => argument.Member == parameter.Member) is { } argument)
            {
                _named[parameter.Wire] = Member(parameter.Wire, argument);
            }
        }

        var record = new OpenShape("args", Input, () => _named.Values, static _ => Term.NoValue);
        Scope = new Scope(
        [
            .. _named.Values.Where(static member => member.Wire is not ("context" or "credentials" or "oauth" or "env" or "body" or "query" or "args")).Select(static member => new ScopeName(member.Wire, member.Type, member.Of(s_action)) { Convert = member.Convert }),
            .. scopes.Account(hasCredential: hasCredential),
            Body(),
            new ScopeName("query", IxType.Record(new OpenShape("query", Query, () => _named.Values, static _ => Term.NoValue)), s_action),
            new ScopeName("args", IxType.Record(record), s_action),
            new ScopeName("steps", IxType.Record(new OpenShape("steps", Step, () => [], static _ => Term.NoValue)), s_action),
            new ScopeName("previous", IxType.Record(new OpenShape("previous", Previous, () => [], static _ => Term.NoValue)), s_action),
            new ScopeName("webhook", IxType.Record(new OpenShape("webhook", Callback, () => _named.Values, static _ => Term.NoValue)), s_action),
            new ScopeName("subscription", IxType.Record(record), s_action),
        ]);
    }

    public Scope Scope { get; }

    /// <summary>The arguments that templates ask for.</summary>
    public IReadOnlyList<Argument> Inputs => _inputs;

    /// <summary>Query parameters that a template puts elsewhere.</summary>
    public HashSet<string> Moved { get; } = new(StringComparer.Ordinal);

    /// <summary>The argument that is the body, if the caller gives one.</summary>
    private Argument? Argument => _operation.Body is { } body ? _operation.Arguments.FirstOrDefault(argument => argument.Member == body.Member) : null;

    /// <summary>Makes an argument of a type, before a template asks for it.</summary>
    public void Declare(string wire, TypeRef type, bool isRequired, string summary)
    {
        if (!_named.ContainsKey(wire))
        {
            Add(wire, type, isRequired, summary);
        }
    }

    private ScopeName Body()
    {
        if (Argument is not { } body || !_operation.Body!.IsWritten)
        {
            return new ScopeName("body", IxType.Record(new OpenShape("body", Input, () => _named.Values, static _ => Term.NoValue)), s_action);
        }

        var (type, convert) = _types.Of(body.Type);
        return new ScopeName("body", type, new Term.Member(s_action, body.Member)) { Convert = convert };
    }

    private RecordMember Query(string wire)
    {
        Moved.Add(wire);
        return Input(wire);
    }

    private RecordMember Input(string wire) => _named.TryGetValue(wire, out var known)
        ? known
        : Add(wire, _given.TryGetValue(wire, out var type) ? type : TypeRef.String, isRequired: false, $"The {wire}.");

    // A callback is registered at an address, and with a secret where the API takes one.
    private RecordMember Callback(string wire)
    {
        Declare(wire, TypeRef.String, isRequired: true, wire switch { "url" => "Where the API calls.", "secret" => "What the API signs its calls with.", _ => $"The callback's {wire}." });
        return _named[wire];
    }

    // What an earlier step gave is handed over as JSON.
    private RecordMember Step(string name) => _named.TryGetValue("steps " + name, out var known) ? known : Add("steps " + name, TypeRef.Any, isRequired: false, $"What the step {name} gave.");

    private RecordMember Previous(string name)
    {
        var previous = _named.TryGetValue("previous", out var known) ? known : Add("previous", TypeRef.Any, isRequired: false, "What the step before gave.");
        return new RecordMember(name, "", IxType.Any)
        {
            Access = root => Runtime.JsonValues.Member.Call(Runtime.JsonConversions.Of.Call(new Term.Invoke(previous.Of(root), "GetValueOrDefault", [], [])), new Term.Text(name)),
        };
    }

    private RecordMember Add(string wire, TypeRef type, bool isRequired, string summary)
    {
        var argument = new Argument(_arguments.Take(Names.Camel(wire)), _members.Take(Names.Pascal(wire)), type.OrNull(!isRequired), isRequired, summary, IsObsolete: false);
        _inputs.Add(argument);
        return _named[wire] = Member(wire, argument);
    }

    private RecordMember Member(string wire, Argument argument)
    {
        var (type, convert) = _types.Of(argument.Type);
        return new RecordMember(wire, argument.Member, type, convert);
    }
}
