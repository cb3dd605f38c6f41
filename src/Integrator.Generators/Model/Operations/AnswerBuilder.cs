using Integrator.Generators.Definitions;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Model.Operations;

/// <summary>Responses to answers: what each status means and the one type that covers every success.</summary>
internal sealed class AnswerBuilder(TypeBuilder types, Report report)
{
    public (TypeRef? Result, EquatableArray<Answer> Answers, Outcomes? Outcomes) Build(OperationDefinition operation, string action)
    {
        var known = operation.Responses.Where(IsKnown).ToList();
        var successes = known.Where(static response => response.Status[0] == '2').ToList();
        if (successes.Count == 0)
        {
            successes = [.. known.Where(static response => response.Status == "default").Select(static response => response with { Status = "2XX" })];
        }

        var read = successes.Select(response => Success(response, action)).ToList();
        var distinct = read.Select(static success => success.Type).OfType<TypeRef>().Distinct().ToList();
        var errors = known.Where(static response => response.Status[0] is '4' or '5' or 'd').SelectMany(response => Error(response, action)).ToList();
        if (distinct.Count > 1)
        {
            return Several(read, errors, action, operation.Place);
        }

        var hasEmpty = read.Any(static success => success.Type is null);
        var result = distinct.FirstOrDefault()?.OrNull(hasEmpty);
        var answers = read.Select(success => Answer(success, result, null));
        return (result, answers.Concat(errors).ToEquatableArray(), null);
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
        var status = response.Status.ToUpperInvariant();
        var isBinary = content?.Schema is { } schema && types.Forms.Of(schema) is Schemas.Form.Scalar { Kind: ScalarKind.File };
        return content switch
        {
            null => new(status, null, "", response.Description),
            _ when (MediaTypes.IsJson(bare) || MediaTypes.IsAny(bare)) && content.Schema is not null && !isBinary =>
                new(status, types.Of(content.Schema, action + "Response").NotNull(), "json", response.Description),
            _ when MediaTypes.IsJson(bare) => new(status, isBinary ? new TypeRef.Scalar(ScalarKind.Stream) : TypeRef.Any, isBinary ? content.MediaType : "json", response.Description),
            _ when MediaTypes.IsText(bare) && !isBinary => new(status, TypeRef.String, "text", response.Description),
            _ => new(status, new TypeRef.Scalar(ScalarKind.Stream), content.MediaType, response.Description),
        };
    }

    private static Answer Answer(SuccessRead success, TypeRef? result, string? outcome) => success switch
    {
        { Type: null } => new Answer.Empty(success.Status, outcome),
        { Carrier: "json" } => new Answer.Json(success.Status, result ?? success.Type, outcome),
        { Carrier: "text" } => new Answer.Text(success.Status, outcome),
        _ => new Answer.Stream(success.Status, success.Carrier, outcome),
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
        var name = types.TypeNames.Take(action + "Result", place, action);
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

    /// <param name="Carrier">What the value travels as: <c>json</c>, <c>text</c>, or the media type of a stream.</param>
    private sealed record SuccessRead(string Status, TypeRef? Type, string Carrier, string? Description);
}
