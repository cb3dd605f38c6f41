using System.Text.Json.Nodes;
using Integrator.Auth;
using Integrator.Expressions;
using Integrator.Json;
using Polly;
using Polly.Timeout;

namespace Integrator.Http;

/// <summary>Sends requests: addresses and authorizes them, repeats them where that is safe, and holds their answers.</summary>
internal sealed class RequestSender : IDisposable
{
    private readonly Api _api;
    private readonly Credential? _credential;
    private readonly ConnectionOptions _options;
    private readonly Authorizer _authorizer;
    private readonly RequestAddress _addresses;
    private readonly ResiliencePipeline<Reply> _pipeline;
    private readonly Policies _policies;
    private readonly Transport _transport;
    private readonly ScopeTools _tools;
    private readonly Account? _account;
    private readonly CallSetting _setting;
    private volatile object? _variables;
    private readonly CancellationTokenSource _ending = new();

    public RequestSender(Api api, Credential? credential, ConnectionOptions options)
    {
        (_api, _credential, _options) = (api, credential, options);
        if (options.Variables is { } variables)
        {
            api.Account?.Check(variables);
        }

        _variables = options.Variables ?? api.Account?.Unasked();
        _tools = options.ScopeTools(Redactor);
        Learn(_variables);
        _authorizer = new Authorizer(api, credential);
        _pipeline = SendingPipeline.Of(options.TimeProvider, options.Logger, _ending.Token);
        _policies = new Policies(api, options);
        _addresses = new RequestAddress(api, options, () => Scope);
        _transport = new Transport(options.HttpClient, options.AddressPolicy, options.AddressPolicy is null ? null : _addresses.IsNamed);
        _account = api.Method(credential)?.Open(api, credential!, _variables, options.Tools(api, _transport, _tools));
        _setting = new CallSetting(api, options, _addresses, _account, Redactor);
        Redactor.Keep(credential, _account is null ? null : api.Method(credential)!.Form);
    }

    public bool HasAccount => _account is not null;

    public string? LastAuthError => _account?.LastError;

    public AuthScope Scope => _account?.Scope ?? new AuthScope(_credential, _variables, _tools);

    /// <summary>Replaces the variables of the account by those with some of them changed.</summary>
    public async ValueTask StoreVariablesAsync<TVariables>(JsonObject values, CancellationToken cancellationToken)
        where TVariables : class, IJsonModel<TVariables>
    {
        var merged = Scope.VariablesIfAny<TVariables>() is { } current ? (JsonObject)JsonConversions.Model(current) : [];
        foreach (var (name, value) in values)
        {
            merged[name] = value?.DeepClone();
        }

        var stored = JsonModel.Parse<TVariables>(merged.ToJsonString());
        _api.Account?.Check(stored);
        if (_options.Stored is { } kept)
        {
            await kept.StoreVariablesAsync(stored, cancellationToken).ConfigureAwait(false);
        }

        if (_options.VariablesChanged is { } changed)
        {
            await changed(stored, cancellationToken).ConfigureAwait(false);
        }

        Learn(stored);
        _variables = stored;
        _account?.Store(stored);
    }

    /// <summary>Makes sure that there is a token that is valid, if the account has one.</summary>
    /// <returns>Whether it is new.</returns>
    public async ValueTask<bool> ReadyAsync(CancellationToken cancellationToken)
    {
        if (_account is null)
        {
            return false;
        }

        var before = _account.Token;
        await _account.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return !ReferenceEquals(before, _account.Token);
    }

    /// <summary>Replaces the token of the account, if it has one.</summary>
    public ValueTask<bool> RefreshAsync(CancellationToken cancellationToken) => _account?.RefreshAsync(cancellationToken) ?? new(false);

    /// <summary>Revokes the token of the account.</summary>
    public ValueTask RevokeAsync(CancellationToken cancellationToken) => _account?.RevokeAsync(cancellationToken)
        ?? throw new InvalidOperationException($"{_api.Name}: the connection has no credential whose token could be revoked.");

    /// <summary>Takes the secrets of the account out of texts.</summary>
    public Redactor Redactor { get; } = new();

    /// <summary>Returns the answer whatever its status. The caller disposes it.</summary>
    public async ValueTask<Reply> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_ending.IsCancellationRequested, typeof(Connection));
        var call = Prepare(request);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Call.Key, call);
        var isLast = false;
        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, state) => state.Sender.AttemptAsync(state.Call, context.CancellationToken),
                context,
                (Sender: this, Call: call)).ConfigureAwait(false);
        }
        catch (Exception failure) when (call.Last is not null && Deadline.IsReached(failure, cancellationToken))
        {
            isLast = true;
            return call.Last;
        }
        catch (HttpRequestException failure) when (failure.InnerException is AddressException refused)
        {
            throw refused.Of(_api.Name);
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
            if (!isLast)
            {
                call.Last?.Dispose();
            }

            request.Content?.Release();
        }
    }

    public void Dispose()
    {
        _ending.Cancel();
        _policies.Dispose();
        _transport.Dispose();
    }

    private void Learn(object? variables)
    {
        foreach (var secret in _api.Account?.Secrets(variables) ?? [])
        {
            Redactor.Keep(secret);
        }
    }

    private Call Prepare(ApiRequest request)
    {
        var policy = _policies.For(request);
        policy.AddKey(request, _options.RandomBytes);
        var authorization = request.CredentialUse == CredentialUse.None ? Authorization.Nothing : _authorizer.For(request.Schemes);
        if (_addresses.ForeignOrigin(request) is { } origin)
        {
            authorization = Withheld(authorization, request, origin);
        }
        else if (_api.Headers is not null || _api.Query is not null)
        {
            request.AddDefaults(_api, Scope);
        }

        request.Address = _addresses.Of(request, authorization.QueryText);
        return new Call(_setting, request, authorization, policy);
    }

    // An alternative without a scheme means that the operation works without a credential.
    private Authorization Withheld(Authorization authorization, ApiRequest request, string origin)
    {
        var isNeeded = !authorization.IsEmpty && !(request.Schemes is { Length: > 0 } schemes ? schemes : _api.Security).Contains("");
        return !isNeeded && !request.HoldsSecret ? Authorization.Nothing : throw new InvalidOperationException(
            $"{_api.Name}: {request.HttpMethod} {request.Template} {(isNeeded ? "needs a credential" : "is computed with a credential")}, "
            + $"but its server {origin} is not one of the API's own origins, so {(isNeeded ? "the credential" : "it")} is not sent there. "
            + "List the origin in Api.AllowedOrigins ('allowed_origins' in a definition), or let the operation send no credential.");
    }

    private async ValueTask<Reply> AttemptAsync(Call call, CancellationToken cancellationToken)
    {
        call.Attempts++;
        var start = _options.TimeProvider.GetTimestamp();
        using var activity = Telemetry.Start(call);
        try
        {
            var reply = await ExchangeAsync(call, cancellationToken).ConfigureAwait(false);
            var seconds = _options.TimeProvider.GetElapsedTime(start).TotalSeconds;
            Telemetry.Stop(call, activity, seconds, reply.Status, null);
            Log.Sent(_options.Logger, _api.Name, call.Request.HttpMethod.Method, call.Request.Template, reply.Status, seconds, call.Attempts);
            return reply;
        }
        catch (Exception failure)
        {
            var seconds = _options.TimeProvider.GetElapsedTime(start).TotalSeconds;
            var type = failure.GetType();
            Telemetry.Stop(call, activity, seconds, null, type.FullName);
            Log.Failed(_options.Logger, _api.Name, call.Request.HttpMethod.Method, call.Request.Template, type.Name, seconds, call.Attempts);
            throw;
        }
    }

    private async ValueTask<Reply> ExchangeAsync(Call call, CancellationToken cancellationToken)
    {
        var response = await FollowAsync(call, cancellationToken).ConfigureAwait(false);
        if ((int)response.StatusCode == 401 && call.Computed is not null && _account is { } account)
        {
            response = await AgainAsync(call, account, response, cancellationToken).ConfigureAwait(false);
        }

        var reply = new Reply(response, call, _tools);
        try
        {
            // The answer to HEAD has the length of a body that does not come.
            if (call.Request.HttpMethod != HttpMethod.Head && !call.Request.IsDownload(reply.Status, reply.MediaType))
            {
                await reply.BufferAsync(cancellationToken).ConfigureAwait(false);
            }

            return reply;
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    private async ValueTask<HttpResponseMessage> FollowAsync(Call call, CancellationToken cancellationToken)
    {
        call.Refusal = null;
        for (var hop = call.First; ;)
        {
            var message = call.Message(hop);
            if (call.Computed is { } computed && _account is not null && hop.IsOwn)
            {
                // One token is enough for a call, also if it ends before the call does. The first attempt has one already.
                call.Request.HasNewToken = call.Request.HasNewToken || (call.Attempts > 1 && await ReadyAsync(cancellationToken).ConfigureAwait(false));
                call.Token = await _account.ApplyAsync(computed, message, cancellationToken).ConfigureAwait(false);
            }

            var sent = message.RequestUri!;
            var response = await _transport.SendAsync(message, cancellationToken).ConfigureAwait(false);
            Transport.Check(_api.Name, sent, message, response);
            if (!Redirect.Is(response) || new Redirect(call, _options.AllowRedirect).Next(response, hop) is not { } next)
            {
                return response;
            }

            hop = next;
            response.Dispose();
        }
    }

    /// <summary>A refused token is replaced once; what is refused then is refused until the user connects again.</summary>
    private async ValueTask<HttpResponseMessage> AgainAsync(Call call, Account account, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // A body that was streamed away cannot be sent again; the next call will have the new token.
        var isRenewed = !call.IsRenewed && await account.RenewAsync(call.Token, cancellationToken).ConfigureAwait(false);
        if (isRenewed && call.CanSend)
        {
            call.IsRenewed = true;
            response.Dispose();
            response = await FollowAsync(call, cancellationToken).ConfigureAwait(false);
        }

        if ((int)response.StatusCode == 401 && (!isRenewed || call.IsRenewed))
        {
            await account.RefuseAsync($"{call.Operation} answered 401.").ConfigureAwait(false);
        }

        return response;
    }

    private static TimeoutException TimedOut(Call call, Exception failure) =>
        new($"{call.Operation} was not answered in time (attempt {call.Attempts}).", failure);
}
