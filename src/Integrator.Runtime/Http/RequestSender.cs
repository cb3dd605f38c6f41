using Integrator.Auth;
using Polly;
using Polly.Timeout;

namespace Integrator.Http;

/// <summary>Sends requests: addresses and authorizes them, repeats them where that is safe, and holds their answers.</summary>
internal sealed class RequestSender(Api api, Credential? credential, ConnectionOptions options) : IDisposable
{
    private readonly Authorizer _authorizer = new(api, credential);
    private readonly RequestAddress _addresses = new(api, options.BaseAddress);
    private readonly ResiliencePipeline<Reply> _pipeline = Resilience.Pipeline(options);
    private readonly Transport _transport = new(options.HttpClient);

    /// <summary>Whatever the status, the answer; the caller disposes it.</summary>
    public async ValueTask<Reply> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var call = Prepare(request);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Call.Key, call);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, state) => state.Sender.AttemptAsync(state.Call, context.CancellationToken),
                context,
                (Sender: this, Call: call)).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException failure)
        {
            throw TimedOut(call, failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(call, failure);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            request.Content?.Release();
        }
    }

    public void Dispose() => _transport.Dispose();

    private Call Prepare(ApiRequest request)
    {
        var authorization = request.IsAnonymous ? Authorization.Nothing : _authorizer.For(request.Schemes);
        return new Call(api, request, _addresses.Of(request, authorization.QueryText), _addresses, authorization);
    }

    private async ValueTask<Reply> AttemptAsync(Call call, CancellationToken cancellationToken)
    {
        call.Attempts++;
        var start = options.TimeProvider.GetTimestamp();
        using var activity = Telemetry.Start(call);
        try
        {
            var reply = await ExchangeAsync(call, cancellationToken).ConfigureAwait(false);
            var seconds = options.TimeProvider.GetElapsedTime(start).TotalSeconds;
            Telemetry.Stop(call, activity, seconds, reply.Status, null);
            Log.Sent(options.Logger, api.Name, call.Request.HttpMethod.Method, call.Request.Template, reply.Status, seconds, call.Attempts);
            return reply;
        }
        catch (Exception failure)
        {
            var seconds = options.TimeProvider.GetElapsedTime(start).TotalSeconds;
            var type = failure.GetType();
            Telemetry.Stop(call, activity, seconds, null, type.FullName);
            Log.Failed(options.Logger, api.Name, call.Request.HttpMethod.Method, call.Request.Template, type.Name, seconds, call.Attempts);
            throw;
        }
    }

    private async ValueTask<Reply> ExchangeAsync(Call call, CancellationToken cancellationToken)
    {
        var response = await FollowAsync(call, cancellationToken).ConfigureAwait(false);
        var reply = new Reply(response);
        try
        {
            if (!call.Request.IsDownload(reply.Status, reply.MediaType))
            {
                await reply.BufferAsync(options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
            }

            return reply;
        }
        catch (InvalidOperationException failure)
        {
            reply.Dispose();
            throw new InvalidOperationException($"{call.Operation}: {failure.Message}", failure);
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    private async ValueTask<HttpResponseMessage> FollowAsync(Call call, CancellationToken cancellationToken)
    {
        var address = call.Address;
        for (var hop = 0; ; hop++)
        {
            var response = await _transport.SendAsync(call.Message(address), cancellationToken).ConfigureAwait(false);
            if (hop == Redirect.MaxHops || Redirect.Target(response, call.Request.HttpMethod, address) is not { } target)
            {
                return response;
            }

            address = target;
            response.Dispose();
        }
    }

    private static TimeoutException TimedOut(Call call, Exception failure) =>
        new($"{call.Operation} was not answered in time (attempt {call.Attempts}).", failure);
}
