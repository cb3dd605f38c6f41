using System.Security.Cryptography;
using System.Text;

namespace Integrator.Tests;

public sealed class WebhookEndpointTests
{
    private static readonly Webhook<string> s_webhook = new()
    {
        Connector = "probe",
        Verifier = new HmacVerifier
        {
            Secrets = static request => [request.Variables as string],
            Parts = [SignedPart.Url, SignedPart.Body],
            Separator = "\n",
            Signature = static request => request.Header("X-Signature"),
        },
        EventId = static request => request.Header("X-Id"),
        MaxBodyBytes = 100,
        Handshake = static request => request.Query("challenge") is { } challenge ? new WebhookHandshake.Verify(new WebhookAnswer(200, challenge) { Headers = new Dictionary<string, string> { ["X-Seen"] = "1" } }) : null,
        AllowsUnsignedHandshake = true,
        Events = static request => request.Text.Split(',', StringSplitOptions.RemoveEmptyEntries),
        Success = new WebhookAnswer(202, "taken"),
    };

    private readonly List<string> _handled = [];

    /// <summary>A status that depends on how the handler ends cannot be sent before that.</summary>
    [Theory]
    [InlineData(false, 202, "taken")]
    [InlineData(true, 500, "")]
    public async Task TheAnswerIsSentAfterTheEventsAreHandedOver(bool isBroken, int status, string body)
    {
        var isHandled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isReached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync(async (_, _) =>
        {
            isReached.SetResult();
            await isHandled.Task;
            if (isBroken)
            {
                throw new InvalidOperationException("broken");
            }
        });

        var answer = PostAsync(server, "a,b");
        await isReached.Task;
        isHandled.SetResult();

        Assert.Equal((status, body), await answer);
    }

    [Fact]
    public async Task ChangedBytesAreRefused()
    {
        await using var server = await StartAsync(HandleAsync);
        Assert.Equal(401, (await server.PostAsync("a, b"u8.ToArray(), headers: [("X-Signature", Signature(server, "/hooks/a", "a,b"))])).Status);
        Assert.Equal(401, (await server.PostAsync("a,b"u8.ToArray(), "/hooks/b", ("X-Signature", Signature(server, "/hooks/a", "a,b")))).Status);
        Assert.Equal(401, (await server.PostAsync("a,b"u8.ToArray())).Status);
        Assert.Empty(_handled);
        Assert.Equal(202, (await PostAsync(server, "a,b")).Status);
        Assert.Equal(["a", "b"], _handled);
    }

    [Fact]
    public async Task AHandlerThatFailsIsNoSuccessAndTheEventIsTakenAgain()
    {
        var isBroken = true;
        await using var server = await StartAsync((delivery, cancellationToken) => isBroken ? throw new InvalidOperationException("broken") : HandleAsync(delivery, cancellationToken));

        Assert.Equal(500, (await PostAsync(server, "a", ("X-Id", "1"))).Status);
        isBroken = false;
        Assert.Equal(202, (await PostAsync(server, "a", ("X-Id", "1"))).Status);
        Assert.Equal(202, (await PostAsync(server, "a", ("X-Id", "1"))).Status);
        Assert.Equal(["a"], _handled);
    }

    [Fact]
    public async Task ABodyThatIsTooLargeIsRefusedBeforeItIsRead()
    {
        await using var server = await StartAsync(HandleAsync);
        Assert.Equal(413, (await PostAsync(server, new string('a', 101))).Status);
        Assert.Equal(202, (await PostAsync(server, new string('a', 100))).Status);
    }

    [Fact]
    public async Task AQuestionMayComeWithGet()
    {
        await using var server = await StartAsync(HandleAsync);
        Assert.Equal((200, "c 1"), await server.GetAsync("/hooks/a?challenge=c%201"));
        Assert.Equal(401, (await server.GetAsync("/hooks/a")).Status);
        Assert.Empty(_handled);
    }

    [Fact]
    public async Task AnAddressBehindAProxyIsTheOneTheProviderCalled()
    {
        await using var server = await HookServer.StartAsync(s_webhook, HandleAsync, static options =>
        {
            options.Variables = static _ => ValueTask.FromResult<object?>("key");
            options.Url = static context => new Uri("https://public.example" + context.Request.Path);
        });
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("key"u8, "https://public.example/hooks/a\na"u8));
        Assert.Equal(202, (await server.PostAsync("a"u8.ToArray(), headers: [("X-Signature", signature)])).Status);
    }

    private ValueTask HandleAsync(WebhookDelivery<string> delivery, CancellationToken cancellationToken)
    {
        _handled.AddRange(delivery.Events);
        return default;
    }

    private static Task<HookServer> StartAsync(Func<WebhookDelivery<string>, CancellationToken, ValueTask> handle) =>
        HookServer.StartAsync(s_webhook, handle, static options => options.Variables = static context => ValueTask.FromResult<object?>("key of " + context.Request.RouteValues["account"]));

    private static Task<(int Status, string Body)> PostAsync(HookServer server, string body, params (string, string)[] headers) =>
        server.PostAsync(Encoding.UTF8.GetBytes(body), "/hooks/a?x=%20y", [("X-Signature", Signature(server, "/hooks/a?x=%20y", body)), .. headers]);

    private static string Signature(HookServer server, string path, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData("key of a"u8, Encoding.UTF8.GetBytes($"{new Uri(server.Address, path).OriginalString}\n{body}")));
}
