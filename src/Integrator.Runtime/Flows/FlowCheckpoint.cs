using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrator.Flows;

/// <summary>Where a job has come to. Its size grows with the number of sources, and not with that of pages.</summary>
/// <param name="Sources">Where each source has come to, in order; a source behind the end has not begun.</param>
internal sealed record FlowCheckpoint(IReadOnlyList<SourcePlace> Sources)
{
    public static FlowCheckpoint Start { get; } = new([]);

    /// <exception cref="FlowException">The text is no checkpoint of this version.</exception>
    public static FlowCheckpoint Parse(string text)
    {
        try
        {
            return new FlowCheckpoint([.. JsonNode.Parse(text)!["sources"]!.AsArray().Select(static place => SourcePlace.Of(place!.AsObject()))]);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new FlowException("checkpoint_unreadable", "The place where the job stopped cannot be read. Start a new job.", failure);
        }
    }

    public override string ToString() => new JsonObject { ["sources"] = new JsonArray([.. Sources.Select(static place => place.ToJson())]) }.ToJsonString();
}

/// <summary>Where a job has come to in one source.</summary>
/// <param name="Page">The number of the page, from 0.</param>
/// <param name="Cursor">Where the page begins; null for the beginning of the source.</param>
/// <param name="Since">From when on the source is read; null for everything.</param>
/// <param name="Highest">The highest value that was seen; null if there was none.</param>
/// <param name="Read">How many records were read.</param>
/// <param name="IsDone">Whether there is nothing behind.</param>
internal sealed record SourcePlace(long Page, string? Cursor, DateTimeOffset? Since, DateTimeOffset? Highest, int Read, bool IsDone)
{
    public static SourcePlace Start { get; } = new(0, null, null, null, 0, false);

    public static SourcePlace Of(JsonObject json) =>
        new((long)json["page"]!, (string?)json["cursor"], Time(json["since"]), Time(json["highest"]), (int?)json["read"] ?? 0, (bool?)json["done"] ?? false);

    public JsonObject ToJson() => new()
    {
        ["page"] = Page,
        ["cursor"] = Cursor,
        ["since"] = Text(Since),
        ["highest"] = Text(Highest),
        ["read"] = Read,
        ["done"] = IsDone,
    };

    public static DateTimeOffset? Time(JsonNode? node) => node is null ? null : DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static string? Text(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
