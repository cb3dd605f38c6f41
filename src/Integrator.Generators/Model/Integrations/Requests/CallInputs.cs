using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Model.Integrations.Requests;

/// <summary>What the values of a method name besides the parameters of its operation: each becomes an argument.</summary>
internal sealed class CallInputs
{
    private static readonly string[] s_roots = ["args", "body", "query", "subscription", "webhook", "steps", "previous"];

    private readonly List<CallInput> _inputs = [];
    private readonly HashSet<string> _moved = new(StringComparer.Ordinal);
    private readonly Build _build;
    private readonly Operation _operation;
    private readonly IReadOnlyDictionary<string, TypeRef> _given;

    /// <param name="written">The operation as written, which describes the body that a template replaces.</param>
    /// <param name="given">The types that arguments have by the input of the action.</param>
    public CallInputs(Build build, MethodDefinition method, Operation operation, OperationDefinition written, IReadOnlyDictionary<string, TypeRef> given)
    {
        (_build, _operation, _given) = (build, operation, given);
        var schema = written.ComputedBody?.Contents.FirstOrDefault(static content => content.Schema is not null)?.Schema;
        var template = method.Body.IsIgnored || method.Body.IsNull ? null : method.Body.Template;
        Declare(template, schema);
        IEnumerable<ValueSyntax?> values =
        [
            template,
            .. method.Path?.Parts.Select(static part => part.Value) ?? [],
            .. method.Query.Where(pair => !method.IsPassedOn(pair)).Select(static pair => pair.Value),
            .. method.Headers.Select(static pair => pair.Value),
            method.BaseUrl?.Value,
            .. method.PagingExtras.NextPath?.Parts.Select(static part => part.Value) ?? [],
        ];
        foreach (var path in values.SelectMany(NamePath.In).Where(static path => Array.IndexOf(s_roots, path.Root) >= 0))
        {
            Take(path);
        }

        foreach (var part in Further(method, operation).Where(static part => part.Value is null))
        {
            Add(new CallInput(CallInputKind.Argument, part.Name, TypeRef.String, IsRequired: true, $"The {part.Name}."));
        }
    }

    /// <summary>The segments of the path of following pages that the path of the first page does not have.</summary>
    public static IEnumerable<PathPart> Further(MethodDefinition method, Operation operation) => (method.PagingExtras.NextPath?.Parts ?? [])
        .Where(part => operation.Parameters.All(parameter => parameter is not Parameter.Path || parameter.Wire != part.Name) && method.Path?.Parts.Any(known => known.Name == part.Name) != true);

    public IReadOnlyList<CallInput> All => _inputs;

    /// <summary>Query parameters that a value puts elsewhere.</summary>
    public IReadOnlyCollection<string> Moved => _moved;

    private void Take(NamePath path)
    {
        if (path.Root == "previous")
        {
            Add(new CallInput(CallInputKind.Previous, "previous", TypeRef.Any, IsRequired: false, "The result of the step before."));
        }
        else if (path.Member is { } name && (path.Root != "body" || _operation.Body is not { IsWritten: true }))
        {
            Take(path.Root, name);
        }
    }

    private void Take(string root, string name)
    {
        switch (root)
        {
            case "steps":
                Add(new CallInput(CallInputKind.Step, name, TypeRef.Any, IsRequired: false, $"The result of the step {name}."));
                return;
            case "webhook":
                Add(new CallInput(CallInputKind.Argument, name, TypeRef.String, IsRequired: true, name switch
                {
                    "url" => "The address that the API calls.",
                    "secret" => "The secret that the API signs its calls with.",
                    _ => $"The {name} of the callback.",
                }));
                return;
            case "query":
                _moved.Add(name);
                break;
        }

        Add(new CallInput(CallInputKind.Argument, name, _given.TryGetValue(name, out var type) ? type : TypeRef.String, IsRequired: false, $"The {name}."));
    }

    // A placeholder that is a whole member of the body has that member's type.
    private void Declare(ValueSyntax? value, SchemaDefinition? schema)
    {
        var target = schema is null ? null : _build.Api.Target(schema);
        if (value is ValueSyntax.Object members)
        {
            foreach (var member in members.Members)
            {
                Declare(member.Value, target is null ? null : Member(target, member.Name, 0));
            }
        }
        else if (schema is not null && value is ValueSyntax.Template { Whole: not null }
            && NamePath.In(value).FirstOrDefault(static path => path.Names.Count == 2 && path.Root is "body" or "args" or "webhook" or "subscription") is { Member: { } name })
        {
            var type = _build.Types.Of(schema, _operation.Name + Names.Pascal(name)).NotNull();
            Add(new CallInput(CallInputKind.Argument, name, type, IsRequired: false, Prose.Sentence(Prose.Summary(target?.Description, $"The {name}"))));
        }
    }

    private SchemaDefinition? Member(SchemaDefinition schema, string name, int depth)
    {
        const int Deepest = 16;
        return depth == Deepest ? null
            : schema.Properties.FirstOrDefault(property => property.Key == name).Value
                ?? schema.AllOf.Select(part => Member(_build.Api.Target(part), name, depth + 1)).FirstOrDefault(static found => found is not null);
    }

    private void Add(CallInput input)
    {
        var isParameter = input.Kind == CallInputKind.Argument
            && _operation.Parameters.Any(parameter => parameter.Wire == input.Name && _operation.Arguments.Any(argument => argument.Member == parameter.Member));
        if (!isParameter && _inputs.All(known => known.Kind != input.Kind || known.Name != input.Name))
        {
            _inputs.Add(input);
        }
    }
}

/// <param name="Name">What values call it.</param>
internal sealed record CallInput(CallInputKind Kind, string Name, TypeRef Type, bool IsRequired, string Summary);

internal enum CallInputKind
{
    /// <summary>A value that the caller gives.</summary>
    Argument,

    /// <summary>The result of an earlier step, as JSON.</summary>
    Step,

    /// <summary>The result of the step before, as JSON.</summary>
    Previous,
}
