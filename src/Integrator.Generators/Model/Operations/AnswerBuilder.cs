using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Model.Schemas;

namespace Integrator.Generators.Model.Operations;

/// <summary>Responses to answers: what each status means and the one type that covers every success.</summary>
internal sealed class AnswerBuilder(TypeBuilder types, Report report)
{
    private readonly Streaming _streaming = new(types);

    public (TypeRef? Result, EquatableArray<Answer> Answers, Outcomes? Outcomes) Build(OperationDefinition operation, string action)
    {
        var known = operation.Responses.Where(IsKnown).ToList();
        var read = Successes(operation, known).Select(response => Success(response, action)).ToList();
        var distinct = read.Select(static success => success.Type).OfType<TypeRef>().Distinct().ToList();
        var errors = known.Where(static response => response.Status[0] is '4' or '5' or 'd').SelectMany(response => Error(response, action)).ToList();
        if (distinct.Count > 1)
        {
            return Several(read, errors, action, operation.Place);
        }

        var hasEmpty = read.Any(static success => success.Type is null);
        var only = distinct.FirstOrDefault();
        var result = only is TypeRef.Items ? only : only?.OrNull(hasEmpty);
        var answers = read.Select(success => Answer(success, result, null));
        return (result, answers.Concat(errors).ToEquatableArray(), null);
    }

    // Of an operation that only redirects, what counts is where it leads; what stands there nobody says.
    private static List<ResponseDefinition> Successes(OperationDefinition operation, List<ResponseDefinition> known)
    {
        var successes = known.Where(static response => response.Status[0] == '2').ToList();
        var redirect = operation.Verb == "GET" ? known.FirstOrDefault(static response => Statuses.IsRedirect(response.Status)) : null;
        return successes.Count > 0 ? successes
            : redirect is not null ? [redirect with { Status = "2XX", Contents = [new ContentDefinition("*/*", null, null, [])] }]
            : [.. known.Where(static response => response.Status == "default").Select(static response => response with { Status = "2XX" })];
    }

    private bool IsKnown(ResponseDefinition response)
    {
        var status = response.Status;
        var isKnown = status == "default" || (status.Length == 3 && status[0] is >= '1' and <= '5'
            && ((char.IsDigit(status[1]) && char.IsDigit(status[2])) || status.EndsWith("XX", StringComparison.OrdinalIgnoreCase)));
        if (!isKnown && !status.StartsWith("x-", StringComparison.Ordinal))
        {
            report.Add(Rules.DroppedPart, response.Place, $"'{status}' is no status");
        }

        return isKnown;
    }

    private SuccessRead Success(ResponseDefinition response, string action)
    {
        var content = MediaTypes.Preferred(response.Contents);
        var bare = content is null ? "" : MediaTypes.Bare(content.MediaType);
        var isBinary = content?.Schema is { } schema && types.Forms.Of(schema) is Form.Scalar { Kind: ScalarKind.File };
        var (type, carrier) = content switch
        {
            null => (null, Carrier.Nothing),
            _ when Streaming.IsStream(content) => (new TypeRef.Items(types.Of(_streaming.Item(content), action + "Item").NotNull()), Carrier.Items),
            _ when (MediaTypes.IsJson(bare) || MediaTypes.IsAny(bare)) && content.Schema is not null && !isBinary =>
                (types.Of(content.Schema, action + "Response").NotNull(), Carrier.Json),
            _ when MediaTypes.IsJson(bare) && !isBinary => (TypeRef.Any, Carrier.Json),
            { IsWritten: true, Schema: { } described } when Described(described, MediaTypes.IsCsv(bare), action) is { } value => (value, Carrier.Described),
            _ when MediaTypes.IsText(bare) && !isBinary => (TypeRef.String, Carrier.Text),
            _ => ((TypeRef?)new TypeRef.Scalar(ScalarKind.Stream), Carrier.Stream),
        };
        return new(response.Status.ToUpperInvariant(), type, carrier, content, response.Description);
    }

    // Text stays text; null says so.
    private TypeRef? Described(SchemaDefinition schema, bool isCsv, string action)
    {
        var type = types.Of(schema, action + "Response").NotNull();
        if (isCsv && type is TypeRef.Named or TypeRef.Map)
        {
            report.Add(Rules.WrongShape, schema.Place, "response_schema", "an array for CSV", "an object");
            return null;
        }

        return type is TypeRef.Named or TypeRef.List or TypeRef.Map ? type : null;
    }

    private Answer Answer(SuccessRead success, TypeRef? result, string? outcome) => success.Carrier switch
    {
        Carrier.Nothing => new Answer.Empty(success.Status, outcome),
        Carrier.Json => new Answer.Json(success.Status, MediaTypes.AcceptOfJson(success.MediaType), result ?? success.Type!, success.Content!.Path.ToEquatableArray(), outcome),
        Carrier.Described => new Answer.Described(
            success.Status, success.MediaType, MediaTypes.IsCsv(MediaTypes.Bare(success.MediaType)) ? "Csv" : "Xml", result ?? success.Type!, success.Content!.Path.ToEquatableArray(), outcome),
        Carrier.Text => new Answer.Text(success.Status, success.MediaType, outcome),
        Carrier.Items => new Answer.Items(success.Status, success.MediaType, _streaming.Framing(success.Content!), ((TypeRef.Items)success.Type!).Item, outcome),
        _ => new Answer.Stream(success.Status, success.MediaType, outcome),
    };

    private IEnumerable<Answer> Error(ResponseDefinition response, string action)
    {
        var content = response.Contents.FirstOrDefault(static content => MediaTypes.IsJson(MediaTypes.Bare(content.MediaType)) || MediaTypes.IsAny(MediaTypes.Bare(content.MediaType)));
        if (content?.Schema is not null && types.Of(content.Schema, action + "Error").NotNull() is var type && type != TypeRef.Any && type is not TypeRef.Scalar { Kind: ScalarKind.File })
        {
            yield return new Answer.Error(response.Status == "default" ? response.Status : response.Status.ToUpperInvariant(), type);
        }
    }

    private (TypeRef?, EquatableArray<Answer>, Outcomes?) Several(List<SuccessRead> read, List<Answer> errors, string action, Place place)
    {
        var name = types.TypeNames.OfInline(action + "Result", place, action, isSchema: false);
        var scope = new NameScope([.. Names.OfRecords, "Value", name]);
        var cases = new List<Outcome>();
        var answers = new List<Answer>();
        foreach (var success in read)
        {
            var outcome = scope.Take(Statuses.Name(success.Status));
            cases.Add(new Outcome(outcome, success.Type, Prose.Sentence(success.Status + ": " + Prose.Summary(success.Description, outcome))));
            answers.Add(Answer(success, success.Type, name + "." + outcome));
        }

        return (new TypeRef.Named(name, IsStruct: false), answers.Concat(errors).ToEquatableArray(), new Outcomes(name, cases.ToEquatableArray()));
    }

    private sealed record SuccessRead(string Status, TypeRef? Type, Carrier Carrier, ContentDefinition? Content, string? Description)
    {
        public string MediaType => Content?.MediaType.Trim() ?? "";
    }

    private enum Carrier
    {
        Nothing,
        Json,
        Text,
        Described,
        Stream,
        Items,
    }
}
