using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Flows;

/// <summary>Where a job has come to. Its size does not grow with the number of pages.</summary>
/// <param name="Source">The number of the source, from 0.</param>
/// <param name="Page">The number of the page, from 0, over all sources.</param>
/// <param name="Cursor">Where the page begins; null for the beginning of the source.</param>
/// <param name="Since">From when on the source is read; null for everything.</param>
/// <param name="Highest">The highest value that was seen; null if there was none.</param>
internal sealed record FlowCheckpoint(int Source, long Page, string? Cursor, DateTimeOffset? Since, DateTimeOffset? Highest)
{
    public static FlowCheckpoint Start { get; } = new(0, 0, null, null, null);

    /// <exception cref="FlowException">The text is no checkpoint of this version.</exception>
    public static FlowCheckpoint Parse(string text)
    {
        try
        {
            var json = JsonNode.Parse(text)!.AsObject();
            return new FlowCheckpoint((int)json["source"]!, (long)json["page"]!, (string?)json["cursor"], Time(json["since"]), Time(json["highest"]));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new FlowException("checkpoint_unreadable", "The place where the job stopped cannot be read. Start a new job.", failure);
        }
    }

    public override string ToString() => new JsonObject
    {
        ["source"] = Source,
        ["page"] = Page,
        ["cursor"] = Cursor,
        ["since"] = Text(Since),
        ["highest"] = Text(Highest),
    }.ToJsonString();

    public static DateTimeOffset? Time(JsonNode? node) => node is null ? null : DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static string? Text(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
