using System.Text.Json;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>Turns answers into results, responses and exceptions.</summary>
internal sealed class Results(Api api, RequestSender sender)
{
    /// <exception cref="ApiException">The answer is a failure, or it cannot be read.</exception>
    /// <exception cref="RateLimitedException">The API's limit lasts longer than the connection waits.</exception>
    public T Of<T>(ApiRequest<T> request, Reply reply)
    {
        var said = reply.Call.Policy.Errors.Message is { } message && reply.Answer.Ask(message) is { Length: > 0 } text ? Failures.Words(reply, text) : null;
        return reply is { IsSuccess: true, LimitedUntil: null } && said is null ? Read(request, reply) : throw Failed(request, reply, said);
    }

    /// <summary>Returns the status, the headers and what could be read. No status is an exception.</summary>
    /// <exception cref="ApiException">The body of a success cannot be read.</exception>
    public ApiResponse<T> Response<T>(ApiRequest<T> request, Reply reply)
    {
        var headers = reply.Answer.Headers;
        if (!reply.IsSuccess)
        {
            return new ApiResponse<T>(reply.Status, headers)
            {
                Error = Error(request, reply).Error,
                RawBody = Failures.RawBody(reply),
                RequestId = Failures.RequestId(reply, headers),
            };
        }

        try
        {
            var body = Read(request, reply);
            return new ApiResponse<T>(reply.Status, headers)
            {
                Body = body,
                MissingMembers = reply.Call.MissingMembers ?? [],
                RequestId = Failures.RequestId(reply, headers),
            };
        }
        catch (ApiException) when (reply.Call.Policy.AcceptsUnreadable)
        {
            // The definition prefers the text of the body to an exception.
            return new ApiResponse<T>(reply.Status, headers) { RawBody = Failures.RawBody(reply), RequestId = Failures.RequestId(reply, headers) };
        }
    }

    private Exception Failed<T>(ApiRequest<T> request, Reply reply, string? said)
    {
        var (policy, answer) = (reply.Call.Policy, reply.Answer);
        var failure = Failures.Of(api, request, reply);
        failure = failure with
        {
            Code = policy.Errors.Code is { } expression && answer.Ask(expression) is { } code ? Failures.Words(reply, code) : failure.Code,
            ProviderMessage = said ?? failure.ProviderMessage,
            Reason = reply.IsSuccess ? said : Failures.Words(reply, reply.Call.Refusal) ?? reply.Reason,
            ResetsPaging = reply.ResetsPaging,
            MissingScopes = reply.Status == 403 ? ScopeText.Missing(answer, policy.Scopes, sender.Scope.Token?.Scope) : [],
        };
        var (arm, error) = reply.IsSuccess ? default : Error(request, reply);
        var exception = error is null ? new ApiException(failure, null) : arm!.Value.Reader.Exception(failure, error);
        return reply.LimitedUntil is { } until ? new RateLimitedException(reply.Call.Operation, until, exception) : exception;
    }

    private T Read<T>(ApiRequest<T> request, Reply reply)
    {
        try
        {
            return reply.IsIgnored ? default! : request.Readers.Read(reply);
        }
        catch (JsonException unreadable)
        {
            var failure = Failures.Of(api, request, reply);
            var told = JsonFailure.Redacted(unreadable, reply.Call.Redactor.Redact);
            throw new ApiException(failure with { Reason = $"the body could not be read. {told.Message}" }, told);
        }
    }

    private static (ErrorArm? Arm, object? Error) Error<T>(ApiRequest<T> request, Reply reply) =>
        !reply.IsEmpty && request.Readers.ForError(reply.Status) is { } arm ? (arm, arm.Reader.Read(arm.Read, reply.Bytes)) : default;
}
