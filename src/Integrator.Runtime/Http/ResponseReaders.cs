using Integrator.Json;

namespace Integrator.Http;

/// <summary>How one status is read when it is a success.</summary>
internal readonly record struct ResponseArm<T>(string Status, ResponseKind Kind, string? MediaType, Delegate? Read, T Value);

/// <summary>How one status is read when it is a failure.</summary>
internal readonly record struct ErrorArm(string Status, ErrorReader Reader, Delegate Read);

/// <summary>How an operation's answers are read, in the order described.</summary>
internal sealed class ResponseReaders<T>
{
    private ResponseArm<T>[] _arms = [];
    private ErrorArm[] _errors = [];

    public string Accept => _arms switch
    {
        [{ MediaType: { } only }] => only,
        _ when Array.Exists(_arms, static arm => arm.MediaType is not null) => string.Join(", ", _arms
            .Where(static arm => arm.MediaType is not null)
            .Select(static arm => arm.MediaType!)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(static type => type switch { "application/json" => 0, "*/*" => 2, _ => 1 })),
        _ => "*/*",
    };

    public void Add(ResponseArm<T> arm) => _arms = [.. _arms, arm];

    public void AddError(ErrorArm arm) => _errors = [.. _errors, arm];

    /// <summary>The reader of a success: exact before range before default, and among equals the one of that media type.</summary>
    public ResponseArm<T>? For(int status, string? mediaType)
    {
        var (best, bestFit) = (-1, 0);
        for (var index = 0; index < _arms.Length; index++)
        {
            var fit = StatusRange.Fit(_arms[index].Status, status) * 2;
            fit += fit > 0 && mediaType is not null && IsOf(_arms[index], mediaType) ? 1 : 0;
            if (fit > bestFit)
            {
                (best, bestFit) = (index, fit);
            }
        }

        return best >= 0 ? _arms[best] : _arms is [var first, ..] ? first : null;
    }

    public ErrorArm? ForError(int status)
    {
        var (best, bestFit) = (-1, 0);
        for (var index = 0; index < _errors.Length; index++)
        {
            if (StatusRange.Fit(_errors[index].Status, status) is var fit && fit > bestFit)
            {
                (best, bestFit) = (index, fit);
            }
        }

        return best >= 0 ? _errors[best] : null;
    }

    public T Read(Reply reply)
    {
        if (For(reply.Status, reply.MediaType) is not { } arm)
        {
            return default!;
        }

        return arm.Kind switch
        {
            ResponseKind.Empty => arm.Value,
            ResponseKind.Stream => ((Func<Stream, T>)arm.Read!)(reply.Download()),
            _ when reply.IsEmpty => arm.Kind == ResponseKind.Text && reply.Fits(arm.Status) ? ((Func<string, T>)arm.Read!)("") : default!,
            ResponseKind.Text => ((Func<string, T>)arm.Read!)(reply.Text()),
            _ => JsonDocumentText.Read(reply.Bytes, (JsonRead<T>)arm.Read!),
        };
    }

    private static bool IsOf(in ResponseArm<T> arm, string mediaType) => arm.Kind switch
    {
        ResponseKind.Json => mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase),
        ResponseKind.Text => mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase),
        _ => mediaType.Equals(arm.MediaType, StringComparison.OrdinalIgnoreCase),
    };
}
