using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Model.Schemas;

namespace Integrator.Generators.Model.Operations;

/// <summary>Answers that come item by item.</summary>
internal sealed class Streaming(TypeBuilder types)
{
    private static readonly string[] s_lines =
        ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonl", "application/jsonlines", "application/x-jsonlines", "application/json-lines", "application/stream+json"];

    public static bool IsStream(ContentDefinition content) =>
        MediaTypes.Bare(content.MediaType) is var bare && (IsEvents(bare) || IsSequence(bare) || s_lines.Contains(bare) || (content.Item is not null && content.Schema is null && !MediaTypes.IsMultipart(bare)));

    /// <summary>The operation as it answers at once, if it does, and as it answers item by item, if it does.</summary>
    public static (OperationDefinition? AtOnce, OperationDefinition? ByItem) Split(OperationDefinition operation)
    {
        var isStreamed = operation.Responses.Any(static response => IsSuccess(response) && response.Contents.Any(IsStream));
        var isWhole = !isStreamed || operation.Responses.Any(static response => IsSuccess(response) && response.Contents.Any(static content => !IsStream(content)));
        return (isWhole ? With(operation, static content => !IsStream(content)) : null, isStreamed ? With(operation, IsStream) : null);
    }

    /// <summary>The schema of one item; null where items are text.</summary>
    public SchemaDefinition? Item(ContentDefinition content)
    {
        var schema = content.Item ?? content.Schema;
        var form = schema is null ? null : types.Forms.Of(schema);
        return form is Form.List list && content.Item is null ? list.Item
            : form is not null ? schema
            : IsEvents(MediaTypes.Bare(content.MediaType)) ? Text(content)
            : null;
    }

    /// <summary>How items are told apart, as the runtime names it.</summary>
    public string Framing(ContentDefinition content)
    {
        var bare = MediaTypes.Bare(content.MediaType);
        if (!IsEvents(bare))
        {
            return IsSequence(bare) ? "Sequence" : "Lines";
        }

        var item = Item(content);
        var form = types.Forms.Of(item);
        var data = form is Form.Members or Form.Reference ? types.Forms.Members(item!).FirstOrDefault(static member => member.Name == "data").Schema : null;
        return form is Form.Scalar { Kind: ScalarKind.String } ? "Texts"
            : data is null ? "Data"
            : types.Forms.Of(data) is Form.Scalar { Kind: ScalarKind.String } ? "Events"
            : "EventsOfJson";
    }

    private static OperationDefinition With(OperationDefinition operation, Func<ContentDefinition, bool> test) => operation with
    {
        Responses = [.. operation.Responses.Select(response => IsSuccess(response) && response.Contents.Any(test) ? response with { Contents = [.. response.Contents.Where(test)] } : response)],
    };

    private static SchemaDefinition Text(ContentDefinition content) => new(content.Schema?.Place ?? Diagnostics.Place.Root) { Kinds = JsonKinds.String };

    private static bool IsSuccess(ResponseDefinition response) => response.Status.StartsWith("2", StringComparison.Ordinal) || response.Status == "default";

    private static bool IsEvents(string bare) => bare == "text/event-stream";

    private static bool IsSequence(string bare) => bare is "application/json-seq" or "application/geo+json-seq";
}
