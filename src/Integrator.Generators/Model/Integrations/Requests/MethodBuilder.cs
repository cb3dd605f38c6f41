using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.Integrations.Webhooks;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Model.Integrations.Actions;
using Integrator.Generators.Model.Integrations.Credentials;
using Integrator.Generators.Model.Integrations.Pages;
using Integrator.Generators.Model.Integrations.Policies;
using Integrator.Generators.Model.Integrations.Values;
using Integrator.Generators.Model.Operations;

namespace Integrator.Generators.Model.Integrations.Requests;

/// <summary>What the methods of a definition say beyond the operations that they are bound to.</summary>
internal sealed class MethodBuilder(Build build, SchemeSet schemes)
{
    /// <summary>Whether a method of the definition says something about the operation.</summary>
    public bool Has(OperationDefinition written) => build.Bound.Methods.ContainsKey(written.Place);

    /// <summary>The operation with all that its method says.</summary>
    public Operation Apply(Operation operation, OperationDefinition written)
    {
        if (!build.Bound.Methods.TryGetValue(written.Place, out var method))
        {
            return operation;
        }

        var asked = schemes.Of(method);
        var isAnonymous = operation.IsAnonymous || asked is "" || method.HasNoAuth;
        OriginCheck.Check(method, isAnonymous, build);
        var inputs = new CallInputs(build, method, operation, written, ActionInput.Types(method, build));
        var call = new CallScope(build, operation, inputs, !isAnonymous);
        var members = new NameScope([.. Names.OfRecords, operation.Name, .. operation.Arguments.Select(static argument => argument.Member), .. call.Inputs.Select(static input => input.Argument.Member)]);
        var values = new ValueBuilder(build, new FunctionList(MethodOwner.Action, members, build.Hooks, operation.Name));
        var request = new RequestBuilder(method, call, values);
        var body = new ComputedBodyBuilder(method, call, values).Build(operation, written);
        var isGiven = body is null || method.Body.IsSchemaGiven;
        var whole = operation with
        {
            IsAnonymous = isAnonymous,
            Security = Security(operation, asked, isAnonymous),
            Parameters = request.Parameters(operation, inputs.Moved),
            Body = request.Styled(body ?? operation.Body),
            Address = request.Address(),
            Arguments = OperationBuilder.Ordered([.. operation.Arguments.Where(argument => isGiven || argument.Member != operation.Body?.Member), .. call.Inputs.Select(static input => input.Argument)]),
            Inputs = call.Inputs.Select(static input => new StepInput(input.Argument.Member, input.Input.Name, input.Input.Kind == CallInputKind.Step, input.Input.Kind == CallInputKind.Previous)).ToEquatableArray(),
            Omitted = method.Headers.Where(static header => header.Value is null).Select(static header => header.Name).ToEquatableArray(),
            Policy = new PolicyBuilder(values).Of(method),
            HasServerOfDefinition = method.BaseUrl is not null,
            ForgetsCredential = method.ForgetsCredential,
            CopiesQuery = method.PagingExtras.AddsQueryToBody,
            DocumentationUrl = method.Notes.DocumentationUrl,
            Browsable = method.Notes.Visibility switch
            {
                MethodVisibility.Usual or MethodVisibility.Important => null,
                MethodVisibility.Advanced => "Advanced",
                MethodVisibility.Internal => "Never",
                _ => throw new InvalidOperationException(method.Notes.Visibility.ToString()),
            },
        };
        whole = Registration(whole, method);
        whole = whole with { Paging = new PagingBuilder(method, PageParameters.Of(method, build.Definition), values).Build(whole) };
        return whole with { Functions = values.Functions.Functions, NeedsConnection = ConnectionUse.Of(whole) };
    }

    // What registers a webhook answers the registration.
    private Operation Registration(Operation operation, MethodDefinition method) =>
        method is { Resource: SubscriptionDefinition.Resource, Name: not SubscriptionDefinition.Delete } && build.Definition.Webhook?.Subscription is { Answer: { } answer } subscription && subscription.Methods.Contains(method)
            ? operation with
            {
                Result = new TypeRef.Scalar(ScalarKind.Subscription),
                Answers = new Answer[] { new Answer.Subscription("2XX", PathNames(answer.IdPath), PathNames(answer.ExpiresPath), answer.RenewBeforeSeconds) }.Concat(operation.Answers.OfType<Answer.Error>()).ToEquatableArray(),
            }
            : operation;

    private static EquatableArray<string> PathNames(string? path) => path is null ? [] : path.Split('.').ToEquatableArray();

    private EquatableArray<string> Security(Operation operation, string? asked, bool isAnonymous) =>
        asked is { Length: > 0 } ? new[] { asked }.ToEquatableArray()
        : isAnonymous || build.Definition.Authorization is not null || build.Definition.Credentials.Count > 0 ? []
        : operation.Security;
}
