using System.Text.Json.Nodes;
using Integrator;

#pragma warning disable IDE0130 // Hooks are written in the namespaces of their connectors.
namespace Voyages;

/// <summary>A step that the user writes: it sees what came before.</summary>
public static partial class VoyagesHooks
{
    public static partial ValueTask<JsonNode?> AskWeather(Connection connection, JsonNode? steps, CancellationToken cancellationToken) =>
        ValueTask.FromResult<JsonNode?>(new JsonObject { ["of"] = (string?)steps!["title"], ["wind"] = 7, ["home"] = connection.Variables<VoyagesContext>().Harbour });
}
