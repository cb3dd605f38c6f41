namespace Integrator.Generators.Model;

/// <summary>What an integration definition adds to a connector.</summary>
/// <param name="Api">Members of the API's description.</param>
/// <param name="Context">The type that holds the variables of an account; null where there are none.</param>
/// <param name="Credentials">The ways to connect.</param>
/// <param name="Settings">Values that others name.</param>
/// <param name="Functions">The methods that evaluate the definition's expressions.</param>
/// <param name="Hooks">The methods that are left to the user.</param>
internal sealed record Definition(
    EquatableArray<NamedSetting> Api,
    string? Context,
    EquatableArray<CredentialMethod> Credentials,
    EquatableArray<DefinitionSetting> Settings,
    EquatableArray<string> Functions,
    EquatableArray<Hook> Hooks,
    Webhook? Webhook,
    EquatableArray<Procedure> Procedures);

/// <summary>A value that stands once for all who use it.</summary>
internal sealed record DefinitionSetting(string Name, string Type, string Summary, Setting Value);

/// <summary>A partial method of the connector's hooks.</summary>
internal sealed record Hook(string Name, string Parameters, string Result, bool IsRequired);

/// <summary>A way to connect, and the method that makes its credentials.</summary>
/// <param name="Wire">What connections remember it by.</param>
/// <param name="Method">The name of the property.</param>
/// <param name="HasToken">Whether a token that is held already can be given.</param>
internal sealed record CredentialMethod(string Wire, string Name, string Method, string Summary, Setting Value, EquatableArray<CredentialField> Fields, bool HasToken);

internal sealed record CredentialField(string Wire, string Argument, bool IsRequired, string Summary);

/// <summary>How an action's list is read page by page.</summary>
/// <param name="Cursor">The argument for a cursor.</param>
/// <param name="Limit">The argument for a page's size.</param>
internal sealed record Paging(Setting Value, TypeRef Item, string Cursor, string Limit);

/// <summary>What a provider calls.</summary>
/// <param name="EventType">The closed type of the events.</param>
/// <param name="Payload">C# of the JSON that the events are items of; null where a request is one event.</param>
internal sealed record Webhook(Setting Value, string EventType, EquatableArray<WebhookEvent> Events, string? Payload);

/// <param name="Match">C# that tells whether <c>part</c> is the event; empty where it always is.</param>
internal sealed record WebhookEvent(string Name, TypeRef Type, string Summary, string Match);

/// <summary>An action of several steps, as a method of a resource.</summary>
/// <param name="Resource">The class that it is a method of; partial with that of the operations, if there are any.</param>
/// <param name="Input">What the caller gives; null for nothing.</param>
/// <param name="Result">C# of what it gives; null for nothing.</param>
/// <param name="Statements">The steps.</param>
internal sealed record Procedure(string Resource, string Method, string Summary, TypeRef? Input, string? ResultType, string? Result, EquatableArray<string> Statements)
{
    /// <summary>Whether a step waits for something.</summary>
    public bool IsWaiting => Statements.Any(static statement => statement.Contains("await "));
}
