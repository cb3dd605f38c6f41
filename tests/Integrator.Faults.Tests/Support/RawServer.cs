using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Integrator.Faults.Tests.Support;

/// <summary>A socket on loopback that answers each connection with the bytes that it was told, whatever HTTP says, and closes it.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<byte[]> _answers = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _accepting;

    public RawServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The heads of the requests.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The clock of the connections; it jumps to the end of whatever is waited for.</summary>
    public ManualTime Clock { get; } = new();

    public static byte[] GZip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public RawServer Then(string head, byte[] body)
    {
        _answers.Enqueue([.. Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), .. body]);
        return this;
    }

    public RawServer Then(string head, string body) => Then(head, Encoding.UTF8.GetBytes(body));

    /// <summary>A JSON body with its length.</summary>
    public RawServer ThenJson(byte[] body, string more = "") => Then($"HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: {body.Length}{more}", body);

    public RawServer ThenJson(string body) => ThenJson(Encoding.UTF8.GetBytes(body));

    public Connection Connect(Api api, Credential? credential = null, Action<ConnectionOptions>? configure = null)
    {
        var options = new ConnectionOptions { BaseAddress = Address, TimeProvider = Clock, Random = static () => 0.5 };
        configure?.Invoke(options);
        return new Connection(api, credential, options);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                await AnswerAsync(client);
            }
            catch (Exception failure) when (failure is OperationCanceledException or SocketException or IOException)
            {
                // The one who called has gone, or the test is over.
                continue;
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        var stream = client.GetStream();
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _ending.Token) is > 0 and var read)
        {
            head.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        _requests.Enqueue(head.ToString());
        if (_answers.TryDequeue(out var answer))
        {
            await stream.WriteAsync(answer, _ending.Token);
        }

        client.Client.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(buffer, _ending.Token) > 0)
        {
        }
    }
}
