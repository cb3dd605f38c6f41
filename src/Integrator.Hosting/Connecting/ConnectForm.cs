namespace Integrator.Hosting;

/// <summary>What a user is asked for: the fields of the credential, then those of the account.</summary>
internal static class ConnectForm
{
    public static IEnumerable<FormField> Fields(Api api, CredentialMethod? method) =>
        (method?.Form.Fields ?? []).Concat(api.Account?.Form.Fields ?? []).Where(static field => !field.IsAutomatic).DistinctBy(static field => field.Name);

    /// <summary>Checks all that was submitted, so that the user is told everything at once.</summary>
    /// <exception cref="FormException">A value is not what its field allows.</exception>
    public static (Credential Credential, object? Variables) Accept(Api api, CredentialMethod method, IReadOnlyDictionary<string, string?> submitted)
    {
        FormException? failure = null;
        Credential? credential = null;
        object? variables = null;
        try
        {
            credential = method.Accept(submitted);
        }
        catch (FormException wrong)
        {
            failure = wrong;
        }

        try
        {
            variables = api.Account?.Accept(submitted);
        }
        catch (FormException wrong)
        {
            failure = failure is null ? wrong : failure.And(wrong);
        }

        return failure is null ? (credential!, variables) : throw failure;
    }

    /// <summary>The type of HTML's <c>input</c>, <c>select</c> or <c>textarea</c>.</summary>
    public static string InputType(FormField field) => field.Type switch
    {
        FieldType.TextArea => "textarea",
        FieldType.DateTime => "datetime-local",
        FieldType.Telephone => "tel",
        _ when field.IsSecret => "password",
        var type => type.ToString().ToLowerInvariant(),
    };
}
