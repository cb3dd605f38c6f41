using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OrderSync.Vendor;

/// <summary>Which version of a thing this is, as an entity tag.</summary>
internal static class Version
{
    public static string Of(JsonNode thing) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(thing.ToJsonString())))[..16]}\"";
}
