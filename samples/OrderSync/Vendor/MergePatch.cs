using System.Text.Json.Nodes;

namespace OrderSync.Vendor;

/// <summary>JSON merge patch after RFC 7396: absent stays, null removes, objects merge.</summary>
internal static class MergePatch
{
    public const string MediaType = "application/merge-patch+json";

    public static void Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject inner && target[name] is JsonObject outer)
            {
                Apply(outer, inner);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }
}
