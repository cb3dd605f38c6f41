using Integrator.Generators.Expressions.Terms;

namespace Integrator.Generators.Expressions.Binding;

/// <summary>The closed list of functions, and of methods on dates.</summary>
internal static class Functions
{
    /// <summary>Functions whose types a signature cannot describe.</summary>
    public static readonly string[] Special =
        ["string", "exists", "not", "count", "firstNonEmpty", "merge", "lookup", "pick", "omit", "sort", "distinct", "number", "toNumber", "now", "millis", "uuid", "parseUrl", "retryAfter"];

    /// <summary>Functions that take a lambda.</summary>
    public static readonly string[] HigherOrder = ["map", "filter", "reduce", "sift", "mapValues", "groupBy", "keyBy"];

    private static readonly Dictionary<string, Signature> s_functions = new[]
    {
        Signature.Of("length(text) int", Runtime.Texts.Length),
        Signature.Of("substring(text, int, int=) text", Runtime.Texts.Substring),
        Signature.Of("substringBefore(text, text) text", Runtime.Texts.SubstringBefore),
        Signature.Of("substringAfter(text, text) text", Runtime.Texts.SubstringAfter),
        Signature.Of("uppercase(text) text", Runtime.Texts.Uppercase),
        Signature.Of("lowercase(text) text", Runtime.Texts.Lowercase),
        Signature.Of("trim(text) text", Runtime.Texts.Trim),
        Signature.Of("pad(text, int, text=) text", Runtime.Texts.Pad),
        Signature.Of("contains(text, text) bool", Runtime.Texts.Contains),
        Signature.Of("startsWith(text, text) bool", Runtime.Texts.StartsWith),
        Signature.Of("endsWith(text, text) bool", Runtime.Texts.EndsWith),
        Signature.Of("split(text, text, int=) text[]", Runtime.Texts.Split),
        Signature.Of("join(text[], text=) text", Runtime.Texts.Join),
        Signature.Of("replace(text, text, text, int=) text", Runtime.Texts.Replace),
        Signature.Of("matches(text, text) bool", Runtime.Texts.Matches),
        Signature.Of("base64encode(text) text", Runtime.Texts.Base64Encode),
        Signature.Of("base64decode(text) text", Runtime.Texts.Base64Decode),
        Signature.Of("encodeUrlComponent(text) text", Runtime.Urls.Encode),
        Signature.Of("decodeUrlComponent(text) text", Runtime.Urls.Decode),
        Signature.Of("abs(N) N", Runtime.Numbers.Abs),
        Signature.Of("floor(N) int", Runtime.Numbers.Floor),
        Signature.Of("ceil(N) int", Runtime.Numbers.Ceil),
        Signature.Of("round(N, int=) N", Runtime.Numbers.Round),
        Signature.Of("power(num, num) num", Runtime.Numbers.Power),
        Signature.Of("sum(N[]) N", Runtime.Numbers.Sum),
        Signature.Of("max(N[]) N?", Runtime.Numbers.Max),
        Signature.Of("min(N[]) N?", Runtime.Numbers.Min),
        Signature.Of("average(N[]) num?", Runtime.Numbers.Average),
        Signature.Of("append(T[]?, T[]?) T[]", Runtime.Lists.Append),
        Signature.Of("reverse(T[]) T[]", Runtime.Lists.Reverse),
        Signature.Of("flatten(T[][]) T[]", Runtime.Lists.Flatten),
        Signature.Of("single(T[]) T", Runtime.Lists.Single),
        Signature.Of("keys(any) text[]", Runtime.JsonRecords.Keys),
        Signature.Of("values(any) any[]", Runtime.JsonRecords.Values),
        Signature.Of("removeEmpty(any) any", Runtime.JsonRecords.RemoveEmpty),
        Signature.Of("removeEmptyItems(any) any", Runtime.JsonRecords.RemoveEmptyItems),
        Signature.Of("toMillis(date) int", Runtime.Dates.ToMillis),
        Signature.Of("fromMillis(int) date", Runtime.Dates.FromMillis),
        Signature.Of("dtFromIso(date) date", Runtime.Dates.Utc),
        Signature.Of("dtFromFormat(text, text) date", Runtime.Dates.FromFormat),
        Signature.Of("digest(text, text=, text=) text", Runtime.Hashes.Digest),
        Signature.Of("sign(text, text, text, text=) text", Runtime.Hashes.Sign),
        Signature.Of("jsonParse(text) any?", Runtime.JsonValues.Parse),
        Signature.Of("jsonStringify(any) text", Runtime.JsonValues.Stringify),
        Signature.Of("parseQuery(text) any", Runtime.Urls.ParseQuery),
        Signature.Of("stringifyQuery(any) text", Runtime.Urls.StringifyQuery),
        Signature.Of("type(any?) text", Runtime.JsonValues.Type),
    }.ToDictionary(static signature => signature.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, Signature> s_methods = new[]
    {
        Signature.Of("toISO(date) text", Runtime.Dates.ToIso),
        Signature.Of("toISODate(date) text", Runtime.Dates.ToIsoDate),
        Signature.Of("toUTC(date) date", Runtime.Dates.Utc),
        Signature.Of("toMillis(date) int", Runtime.Dates.ToMillis),
        Signature.Of("toSeconds(date) num", Runtime.Dates.ToSeconds),
        Signature.Of("toUnixInteger(date) int", Runtime.Dates.ToUnixInteger),
        Signature.Of("toFormat(date, text) text", Runtime.Dates.ToFormat),
        Signature.Of("plus(date, any) date", Runtime.Dates.Plus),
        Signature.Of("minus(date, any) date", Runtime.Dates.Minus),
        Signature.Of("startOf(date, text) date", Runtime.Dates.StartOf),
        Signature.Of("endOf(date, text) date", Runtime.Dates.EndOf),
        Signature.Of("diff(date, date, text=) num", Runtime.Dates.Diff),
        Signature.Of("setZone(date, text) date", Runtime.Dates.SetZone),
        Signature.Of("weekday(date) int", Runtime.Dates.Weekday),
    }.ToDictionary(static signature => signature.Name, StringComparer.Ordinal);

    /// <summary>All functions, by name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_functions.Keys.Concat(Special).Concat(HigherOrder).OrderBy(static name => name, StringComparer.Ordinal)];

    public static IReadOnlyList<string> Methods { get; } = [.. s_methods.Keys];

    public static Signature? Find(string name) => s_functions.TryGetValue(name, out var signature) ? signature : null;

    public static Signature? Method(string name) => s_methods.TryGetValue(name, out var signature) ? signature : null;
}
