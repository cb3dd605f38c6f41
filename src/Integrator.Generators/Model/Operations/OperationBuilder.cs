using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Integrations.Requests;

namespace Integrator.Generators.Model.Operations;

/// <summary>One operation to its action and its method.</summary>
internal sealed class OperationBuilder(ApiDefinition api, TypeBuilder types, Report report, MethodBuilder? overrides = null)
{
    private readonly ParameterBuilder _parameters = new(types, report);
    private readonly BodyBuilder _bodies = new(types);
    private readonly AnswerBuilder _answers = new(types, report);
    private readonly Requirements _requirements = new(api);

    /// <summary>The operation, and once more item by item where it answers both ways.</summary>
    /// <param name="methods">The names that the resource's methods have.</param>
    public IEnumerable<Operation> Build(OperationDefinition definition, string name, string method, NameScope methods)
    {
        var (atOnce, byItem) = Streaming.Split(definition);
        var result = OfEachBody(atOnce ?? byItem!, name, method).ToList();
        if (atOnce is not null && byItem is not null)
        {
            var streamed = types.TypeNames.OfInline(name + "Stream", definition.Place, name, isSchema: false);
            result.AddRange(OfEachBody(byItem, streamed, OperationNames.Method([method + "Stream"], streamed, methods)).Select(static operation => operation with { Summary = operation.Summary + ", item by item" }));
        }

        return overrides is null ? result : result.Select(operation => overrides.Apply(operation, definition));
    }

    /// <summary>The operation, once for each type of body: methods of one name.</summary>
    private IEnumerable<Operation> OfEachBody(OperationDefinition definition, string name, string method)
    {
        var members = new NameScope([.. Names.OfRecords, "ResponseHeaders", name]);
        var arguments = new NameScope(["cancellationToken"]);
        var bodies = _bodies.Build(definition.Body, name);
        var member = bodies.Count == 0 ? "" : members.Take("Body");
        var argument = bodies.Count == 0 ? "" : arguments.Take("body");
        var parameters = _parameters.Build(definition, name, members, arguments).ToList();
        var choice = bodies.Any(static body => body.HasChoice) ? (Member: members.Take("ContentType"), Argument: arguments.Take("contentType")) : default;
        var plain = Plain(definition, name, method, parameters);
        if (bodies.Count == 0)
        {
            yield return plain with { Arguments = Ordered(parameters.Select(static parameter => parameter.Argument)) };
        }

        for (var index = 0; index < bodies.Count; index++)
        {
            var body = bodies[index];

            // Only one of several methods can do without its body, or a call without one would fit them all.
            var isRequired = definition.Body!.IsRequired || index > 0;
            var sent = new Body(body.MediaTypes[0], body.HasChoice ? choice.Member : null, member, body.Type.OrNull(!isRequired), body.IsWritten, body.Parts.ToEquatableArray());
            var given = BodyArguments(definition.Body, body, sent, isRequired, argument, choice.Argument);
            var all = Ordered(parameters.Select(static parameter => parameter.Argument).Concat(given));
            yield return index == 0
                ? plain with { Body = sent, Arguments = all }
                : plain with { Name = Variant(definition, name, body), Body = sent, Arguments = all, Headers = [], Outcomes = null };
        }
    }

    private Operation Plain(OperationDefinition definition, string name, string method, List<(Parameter Parameter, Argument Argument)> parameters)
    {
        var (result, answers, outcomes) = _answers.Build(definition, name);
        return new Operation(
            name,
            method,
            definition.Verb,
            PathTemplate.Sent(definition.Path),
            Prose.Summary(definition.Summary ?? definition.Description, Spoken(name)).TrimEnd('.', ' '),
            definition.Summary is null ? null : Remarks(definition),
            definition.IsDeprecated,
            definition.Server,
            Requirements.IsAnonymous(definition),
            _requirements.Of(definition),
            parameters.Select(static parameter => parameter.Parameter).ToEquatableArray(),
            Body: null,
            result,
            answers,
            new HeaderBuilder(types).Build(definition, name),
            outcomes);
    }

    private string Variant(OperationDefinition definition, string name, CarriedBody body) =>
        types.TypeNames.OfInline(name + "As" + MediaTypes.Name(body.MediaTypes[0]), definition.Body!.Place, body.MediaTypes[0], isSchema: false);

    /// <summary>Required arguments come first, as C# asks for.</summary>
    public static EquatableArray<Argument> Ordered(IEnumerable<Argument> arguments) =>
        arguments.OrderBy(static argument => argument.IsRequired ? 0 : 1).ToEquatableArray();

    private static IEnumerable<Argument> BodyArguments(BodyDefinition definition, CarriedBody body, Body sent, bool isRequired, string name, string choice)
    {
        yield return new Argument(
            name,
            sent.Member,
            sent.Type,
            isRequired,
            Prose.Sentence(Prose.Summary(definition.Description, $"What is sent, as {string.Join(" or ", body.MediaTypes)}")),
            IsObsolete: false);
        if (sent.Choice is { } member)
        {
            var others = body.IsOpen ? ", or what else it is" : "";
            yield return new Argument(choice, member, TypeRef.String, IsRequired: false, $"The media type of the body: {string.Join(" or ", body.MediaTypes)}{others}.", IsObsolete: false, body.MediaTypes[0]);
        }
    }

    private static string? Remarks(OperationDefinition definition)
    {
        var remarks = Prose.Summary(definition.Description, "");
        return remarks.Length == 0 || remarks.TrimEnd('.') == Prose.Summary(definition.Summary, "").TrimEnd('.') ? null : remarks;
    }

    internal static string Spoken(string name)
    {
        var words = Names.Words(name).Select(static word => word.ToLowerInvariant()).ToList();
        return words.Count == 0 ? name : Names.Pascal(words[0]) + string.Concat(words.Skip(1).Select(static word => " " + word));
    }
}
