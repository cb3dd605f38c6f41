using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Json;

/// <summary>
/// Reads CSV (RFC 4180) as a list of records. The first line names the members. A field without quotation marks that is empty is null, and empty
/// lines are left out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CsvRead
{
    /// <summary>Returns the records of a text; the default of the type if the text is empty.</summary>
    /// <exception cref="JsonException">A line has more fields than the first one, a quotation mark is not closed, or a record is not what is read.</exception>
    public static T Of<T>(string text, JsonRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (string.IsNullOrWhiteSpace(text))
        {
            return default!;
        }

        List<string?>? names = null;
        var records = new JsonArray();
        foreach (var fields in Lines(text.TrimStart('\uFEFF')))
        {
            if (names is null)
            {
                names = fields;
                continue;
            }

            if (fields.Count > names.Count)
            {
                throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"Record {records.Count + 1} of the CSV has {fields.Count} fields, and its first line has {names.Count}."));
            }

            var record = new JsonObject();
            for (var index = 0; index < fields.Count; index++)
            {
                record[names[index] ?? ""] = fields[index];
            }

            records.Add((JsonNode)record);
        }

        return JsonDocumentText.ReadLoose(records.ToJsonString(), read);
    }

    private static IEnumerable<List<string?>> Lines(string text)
    {
        var fields = new List<string?>();
        var at = 0;
        while (at < text.Length)
        {
            fields.Add(Field(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at < text.Length)
                {
                    continue;
                }

                fields.Add(null);
            }
            else if (at < text.Length)
            {
                at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            }

            if (fields is not [null])
            {
                yield return fields;
            }

            fields = [];
        }
    }

    // Stands on the comma or the line break after the field afterwards.
    private static string? Field(string text, ref int at)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var start = at;
            at = text.AsSpan(at).IndexOfAny(',', '\r', '\n') is >= 0 and var length ? at + length : text.Length;
            return at == start ? null : text[start..at];
        }

        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append(text[at++]);
            }
            else
            {
                at++;
                return at == text.Length || text[at] is ',' or '\r' or '\n' ? field.ToString() : throw new JsonException("A field of the CSV goes on after its closing quotation mark.");
            }
        }

        throw new JsonException("A quotation mark of the CSV is not closed.");
    }
}
