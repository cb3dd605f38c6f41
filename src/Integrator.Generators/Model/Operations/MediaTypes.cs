using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Operations;

/// <summary>Which of several media types a connector speaks.</summary>
internal static class MediaTypes
{
    /// <summary>A query as text, or with its variables as an object.</summary>
    public const string GraphQL = "application/graphql";

    private static readonly Func<string, bool>[] s_preferred = [IsJson, IsForm, IsMultipart, IsAny, IsText, static _ => true];

    public static ContentDefinition? Preferred(IReadOnlyList<ContentDefinition> contents) => ByPreference(contents).FirstOrDefault();

    public static IEnumerable<ContentDefinition> ByPreference(IReadOnlyList<ContentDefinition> contents) =>
        contents.OrderBy(content => Array.FindIndex(s_preferred, test => test(Bare(content.MediaType)))).ThenBy(static content => IsPlainJson(Bare(content.MediaType)) ? 0 : 1);

    /// <summary>Media types that differ in what is sent: plain JSON has several names.</summary>
    public static IReadOnlyList<string> Distinct(IEnumerable<string> mediaTypes) =>
        [.. mediaTypes.GroupBy(static type => IsPlainJson(Bare(type)) ? "application/json" : type, StringComparer.OrdinalIgnoreCase).Select(static same => same.First())];

    /// <summary>A word for a media type: <c>application/vnd.shop.v1+json</c> is <c>VndShopV1Json</c>.</summary>
    public static string Name(string mediaType)
    {
        var bare = Bare(mediaType);
        return IsPlainJson(bare) ? "Json" : IsForm(bare) ? "Form" : IsMultipart(bare) ? "Multipart" : Names.Pascal(bare.Substring(bare.IndexOf('/') + 1).Replace("*", "any"));
    }

    /// <summary>The type without parameters, in small letters (RFC 9110, section 8.3.1).</summary>
    public static string Bare(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();

    public static bool IsJson(string bare) =>
        bare.EndsWith("/json", StringComparison.Ordinal) || bare.EndsWith("+json", StringComparison.Ordinal) || bare == "application/*+json";

    private static bool IsPlainJson(string bare) => bare is "application/json" or "text/json" or "application/*+json";

    /// <summary>What is asked for where JSON is described under this name; null for the plain one.</summary>
    public static string? AcceptOfJson(string mediaType) => IsPlainJson(Bare(mediaType)) || IsRange(Bare(mediaType)) ? null : mediaType;

    public static bool IsForm(string bare) => bare == "application/x-www-form-urlencoded";

    public static bool IsMultipart(string bare) => bare.StartsWith("multipart/", StringComparison.Ordinal);

    public static bool IsAny(string bare) => bare is "*/*" or "application/*" or "*";

    /// <summary>Whether it stands for several media types (RFC 9110, section 12.5.1).</summary>
    public static bool IsRange(string bare) =>
        bare == "*" || bare.EndsWith("/*", StringComparison.Ordinal) || (bare.Contains("/*+") && !bare.Any(char.IsWhiteSpace));

    public static bool IsText(string bare) =>
        (bare.StartsWith("text/", StringComparison.Ordinal) && bare != "text/event-stream")
        || IsXml(bare) || bare is "application/yaml" or "application/x-yaml" or GraphQL;

    public static bool IsCsv(string bare) => bare == "text/csv";

    public static bool IsXml(string bare) => bare.EndsWith("/xml", StringComparison.Ordinal) || bare.EndsWith("+xml", StringComparison.Ordinal);
}
