using Integrator.Json;

namespace Integrator.Http;

/// <summary>How an operation's answers are read, in the order described.</summary>
internal sealed class ResponseReaders<T>
{
    // Most operations have one of each.
    private ResponseArm<T>[] _arms = [];
    private ErrorArm[] _errors = [];
    private int _armCount;
    private int _errorCount;

    /// <summary>The media types that are read, JSON first.</summary>
    public string Accept
    {
        get
        {
            var accept = Accepts("application/json") ? "application/json" : null;
            foreach (var arm in _arms.AsSpan(0, _armCount))
            {
                if (arm.MediaType is { } type && accept?.Contains(type, StringComparison.OrdinalIgnoreCase) != true)
                {
                    accept = accept is null ? type : $"{accept}, {type}";
                }
            }

            return accept ?? "*/*";
        }
    }

    public void Add(ResponseArm<T> arm) => Append(ref _arms, ref _armCount, arm);

    public void AddError(ErrorArm arm) => Append(ref _errors, ref _errorCount, arm);

    /// <summary>The reader of a success: exact before range before default, and among equals the one of that media type.</summary>
    public ResponseArm<T>? For(int status, string? mediaType)
    {
        var (best, bestFit) = (-1, 0);
        for (var index = 0; index < _armCount; index++)
        {
            var fit = StatusRange.Fit(_arms[index].Status, status) * 2;
            fit += fit > 0 && mediaType is not null && IsOf(_arms[index], mediaType) ? 1 : 0;
            if (fit > bestFit)
            {
                (best, bestFit) = (index, fit);
            }
        }

        return best >= 0 ? _arms[best] : _armCount > 0 ? _arms[0] : null;
    }

    public ErrorArm? ForError(int status)
    {
        var (best, bestFit) = (-1, 0);
        for (var index = 0; index < _errorCount; index++)
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
            _ => JsonDocumentText.Read(reply.Bytes, (JsonRead<T>)arm.Read!, reply.Call),
        };
    }

    private static void Append<TArm>(ref TArm[] arms, ref int count, TArm arm)
    {
        if (count == arms.Length)
        {
            Array.Resize(ref arms, count == 0 ? 1 : count * 3);
        }

        arms[count++] = arm;
    }

    private bool Accepts(string mediaType)
    {
        foreach (var arm in _arms.AsSpan(0, _armCount))
        {
            if (mediaType.Equals(arm.MediaType, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOf(in ResponseArm<T> arm, string mediaType) => arm.Kind switch
    {
        ResponseKind.Json => mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase),
        ResponseKind.Text => mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase),
        _ => mediaType.Equals(arm.MediaType, StringComparison.OrdinalIgnoreCase),
    };
}
