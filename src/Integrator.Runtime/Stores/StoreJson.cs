using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Integrator;

[JsonSerializable(typeof(JsonObject))]
internal sealed partial class StoreJson : JsonSerializerContext;
