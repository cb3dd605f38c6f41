using System.Text.Json.Nodes;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>What the API calls of its own accord, as it was written.</summary>
internal sealed record WebhookDefinition(Written Keys)
{
    private static readonly string[] s_steps = ["create", "renew", "delete"];

    /// <summary>What the methods that register a callback are a resource of.</summary>
    public const string Resource = "webhook_subscriptions";

    public IEnumerable<(string Name, Written Keys)> Events => Keys.Object("events").Objects();

    public Written Subscription => Keys.Object("subscription");

    /// <summary>The requests that register a callback and take it back, as methods.</summary>
    public IEnumerable<MethodDefinition> Methods
    {
        get
        {
            foreach (var step in s_steps.Where(Subscription.Has))
            {
                var written = Subscription.Object(step);
                var keys = (JsonObject)written.Keys.DeepClone();
                keys["pagination"] = null;
                if (step == "create" && Subscription.Text("id_path") is { } path && !keys.ContainsKey("response_path"))
                {
                    keys["response_path"] = path;
                }

                keys["description"] = step switch { "create" => "Registers a callback", "renew" => "Renews a callback", _ => "Takes a callback back" };
                if (step == "delete" || (!keys.ContainsKey("operation") && !keys.ContainsKey("response_schema")))
                {
                    keys["response_schema"] = new JsonObject();
                }

                yield return new MethodDefinition(Resource, step, written with { Keys = keys });
            }
        }
    }
}
