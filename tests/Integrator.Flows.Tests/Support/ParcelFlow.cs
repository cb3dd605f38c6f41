using System.Text.Json;

using Integrator.Json;

namespace Integrator.Flows.Tests.Support;

/// <summary>A record, as generated code would make one.</summary>
internal sealed record Parcel(int Id) : IJsonModel<Parcel>
{
    private static readonly JsonNames s_names = new("id", "changed_at", "note");

    public DateTimeOffset? ChangedAt { get; init; }

    public string? Note { get; init; }

    public static Parcel ReadJson(ref JsonReader json)
    {
        if (!json.StartObject())
        {
            return null!;
        }

        var (id, changed, note) = (0, (DateTimeOffset?)null, (string?)null);
        while (json.Next(s_names, out var name))
        {
            switch (name)
            {
                case 0: id = json.Int32(); break;
                case 1: changed = json.DateTime(); break;
                case 2: note = json.String(); break;
                default: json.Skip(); break;
            }
        }

        return new Parcel(id) { ChangedAt = changed, Note = note };
    }

    public static void WriteJson(JsonWriter json, Parcel? value)
    {
        if (!json.StartObject(value))
        {
            return;
        }

        json.Name("id"u8).Int32(value!.Id);
        if (value.ChangedAt is { } changed)
        {
            json.Name("changed_at"u8).DateTime(changed);
        }

        if (value.Note is { } note)
        {
            json.Name("note"u8).String(note);
        }

        json.EndObject();
    }
}

/// <summary>The list of parcels, page by page.</summary>
internal sealed class ListParcels(DateTimeOffset? since) : IPagedAction<JsonElement, Parcel>
{
    public Paging Paging { get; } = new CursorPaging("next") { CursorKey = "cursor" };

    public ApiRequest<JsonElement> ToRequest() => new ApiRequest<JsonElement>("GET", "parcels").Query("since", since?.ToString("O")).Json("2XX", JsonRead.Element);

    public IReadOnlyList<Parcel>? Items(JsonElement result) => [.. result.GetProperty("items").EnumerateArray().Select(static item => JsonModel.Parse<Parcel>(item.GetRawText()))];
}

/// <summary>Parcels from the list into the depot, as a generated flow would take them there.</summary>
internal sealed class ParcelFlow : Flow<Parcel>
{
    private static readonly ConnectionSlot s_slot = new("parcels", new Api("Parcels"));
    private static readonly FlowStep s_note = new("note", FlowStepKind.Hook) { ProceedsOnFailure = true };
    private static readonly FlowStep s_depot = new("depot", FlowStepKind.Import) { Connection = s_slot };

    public Func<Parcel, bool>? Filter { get; init; }

    public Func<Parcel, Task<Parcel>> Note { get; init; } = Task.FromResult;

    public DeltaSource<Parcel>? Delta { get; init; }

    public string Version { get; init; } = "1";

    public IReadOnlyList<string> Next { get; init; } = [];

    public override FlowInfo Info => new("parcels", Version) { Connections = [s_slot], RunNext = Next };

    protected override IReadOnlyList<FlowSource<Parcel>> Sources =>
    [
        new("list", static call => call.Connection.PagesAsync(new ListParcels(call.Since), call.Cursor, null, call.CancellationToken))
        {
            Connection = s_slot,
            Filter = Filter,
            TraceKey = static parcel => $"parcel {parcel.Id}",
            Delta = Delta,
        },
    ];

    protected override async Task ProcessAsync(RecordPage<Parcel> page)
    {
        var records = await page.EachAsync(s_note, page.Records, (parcel, _) => Note(parcel));
        await page.EachAsync(s_depot, records, static async (parcel, call) =>
        {
            await call.SendAsync(Probe.Of("POST", "depot", request => request.Body("application/json", parcel, Parcel.WriteJson)));
            return parcel;
        });
    }
}
