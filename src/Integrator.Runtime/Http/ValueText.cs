using System.Text;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>The texts that values have in paths, queries, headers and cookies.</summary>
internal static class ValueText
{
    /// <summary>The texts of a value that its JSON carries: one of a scalar, several of a list or an object.</summary>
    public static List<string> Parts<TValue>(TValue value, JsonWrite<TValue> write)
    {
        using var json = JsonDocumentText.Write(value, write);
        return JsonPairs.Parts(json.Written);
    }

    /// <summary>The same texts with the names that an object gives them.</summary>
    public static List<KeyValuePair<string, string>> Pairs<TValue>(TValue value, JsonWrite<TValue> write)
    {
        using var json = JsonDocumentText.Write(value, write);
        return JsonPairs.Flat(json.Written, "", repeats: true);
    }

    public static string JsonOf<TValue>(TValue value, JsonWrite<TValue> write)
    {
        using var json = JsonDocumentText.Write(value, write);
        return Encoding.UTF8.GetString(json.Written);
    }

    public static List<string> Texts<TItem>(IReadOnlyList<TItem> items)
    {
        if (items is byte[] bytes)
        {
            return [ScalarText.Of(bytes)];
        }

        var texts = new List<string>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            texts.Add(ScalarText.Of(items[index]));
        }

        return texts;
    }

    public static string HeaderText<TValue>(TValue value, JsonWrite<TValue> write, ObjectStyle style) => style switch
    {
        ObjectStyle.Json => JsonOf(value, write),
        ObjectStyle.Pairs => string.Join(',', Pairs(value, write).ConvertAll(static part => part.Key.Length == 0 ? part.Value : $"{part.Key}={part.Value}")),
        _ => string.Join(',', Parts(value, write)),
    };

    public static string Reserved(string value)
    {
        var text = new UrlText();
        text.AppendReserved(value);
        var result = text.ToString();
        text.Release();
        return result;
    }
}
