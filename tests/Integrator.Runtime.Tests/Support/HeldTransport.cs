using System.Net;
using System.Text;
using System.Threading.Channels;

namespace Integrator.Tests.Support;

/// <summary>A transport whose requests are on their way until the test answers them, the oldest first.</summary>
internal sealed class HeldTransport : HttpMessageHandler
{
    private readonly Channel<TaskCompletionSource<HttpResponseMessage>> _held = Channel.CreateUnbounded<TaskCompletionSource<HttpResponseMessage>>();
    private readonly Lock _lock = new();

    public int OnTheirWay { get; private set; }

    public int MostOnTheirWay { get; private set; }

    /// <summary>Answers a request; waits until there is one.</summary>
    public async Task AnswerAsync(string json, CancellationToken cancellationToken)
    {
        var held = await _held.Reader.ReadAsync(cancellationToken);
        lock (_lock)
        {
            OnTheirWay--;
        }

        held.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            MostOnTheirWay = Math.Max(MostOnTheirWay, ++OnTheirWay);
        }

        var held = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(_held.Writer.TryWrite(held));
        return held.Task;
    }
}
