using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Webhooks;
using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>The types of webhook events. An event that is a declared type by name is that type.</summary>
internal sealed class EventTypes(IntegrationDefinition definition, Dictionary<string, SchemaDefinition> schemas)
{
    /// <summary>Adds the types of events to the components.</summary>
    /// <returns>The component of an event, by the event's name.</returns>
    public IReadOnlyDictionary<string, string> Add() => (definition.Webhook?.Events ?? [])
        .Where(static @event => @event.Schema is not null)
        .ToDictionary(static @event => @event.Name, Component, StringComparer.Ordinal);

    private string Component(WebhookEventDefinition @event)
    {
        var schema = definition.Schemas.Of(@event.Schema!);
        if (schema.Reference is { } known)
        {
            return known;
        }

        var key = @event.Name.EndsWith("event", StringComparison.OrdinalIgnoreCase) ? @event.Name : @event.Name + "_event";
        while (schemas.ContainsKey(key))
        {
            key = "webhook_" + key;
        }

        schemas.Add(key, schema);
        return key;
    }
}
