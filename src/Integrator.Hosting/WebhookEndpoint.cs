using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Integrator.Hosting;

/// <summary>One webhook as an endpoint.</summary>
internal sealed partial class WebhookEndpoint<TEvent>(
    Webhook<TEvent> webhook,
    Func<WebhookDelivery<TEvent>, CancellationToken, ValueTask> handle,
    WebhookEndpointOptions options)
{
    public required WebhookReceiver<TEvent> Receiver { get; init; }

    public required ILogger Logger { get; init; }

    public async Task InvokeAsync(HttpContext context)
    {
        if (await BodyAsync(context.Request, webhook.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            Refused(Logger, webhook.Connector, $"The body is larger than {webhook.MaxBodyBytes} bytes.");
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if ((options.Url?.Invoke(context) ?? WebhookEndpoints.Address(context.Request)) is not { } address)
        {
            Refused(Logger, webhook.Connector, "The Host header is not a host.");
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var headers = context.Request.Headers.SelectMany(static header => header.Value, static (header, value) => KeyValuePair.Create(header.Key, value ?? ""));
        var request = new WebhookRequest(context.Request.Method, address, headers, body)
        {
            Variables = options.Variables is null ? null : await options.Variables(context).ConfigureAwait(false),
            Tenant = options.Tenant?.Invoke(context) ?? string.Join('/', context.Request.RouteValues.OrderBy(static value => value.Key, StringComparer.Ordinal).Select(static value => value.Value)),
            Environment = options.Environment,
        };
        var update = options.UpdateVariables is { } take ? (Func<IReadOnlyDictionary<string, string?>, CancellationToken, ValueTask>)((values, cancellationToken) => take(context, values, cancellationToken)) : null;
        var result = await Receiver.ReceiveAsync(request, handle, update, context.RequestAborted).ConfigureAwait(false);
        if (result.Reason is { } reason)
        {
            Refused(Logger, webhook.Connector, reason);
        }

        await AnswerAsync(context.Response, result.Answer, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The bytes as received; null when there are more than are taken.</summary>
    private static async ValueTask<byte[]?> BodyAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[8192];
        while (await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            body.Write(buffer.AsSpan(0, read));
            if (body.Length > maxBytes)
            {
                return null;
            }
        }

        return body.ToArray();
    }

    private static async Task AnswerAsync(HttpResponse response, WebhookAnswer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Body is not null)
        {
            response.ContentType = answer.ContentType;
            await response.WriteAsync(answer.Body, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Connector}: a webhook request was refused. {Reason}")]
    private static partial void Refused(ILogger logger, string connector, string reason);
}
