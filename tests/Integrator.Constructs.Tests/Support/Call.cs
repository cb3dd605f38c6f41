using System.Runtime.Loader;
using System.Text;

namespace Integrator.Constructs.Tests.Support;

/// <summary>
/// Typed code over a generated client and a real server. <c>client</c> is the client, <c>connection</c> what it calls through;
/// code without a final semicolon is an expression, whose value is returned.
/// </summary>
internal sealed class Call
{
    private readonly Document _document;
    private readonly string _code;
    private readonly List<ServerAnswer> _answers = [];
    private readonly List<Action<object?, Exception?, EchoServer>> _expectations = [];
    private Credential? _credential;
    private bool _mayThrow;

    private Call(Document document, string code)
    {
        _document = document;
        _code = code.EndsWith(';') || code.EndsWith('}') ? code + " return null;" : $"return {code};";
    }

    public static Call Of(Document document, string code) => new(document, code);

    public static implicit operator Task(Call call) => call.RunAsync();

    /// <summary>The next answer: text as UTF-8, of a media type.</summary>
    public Call Answers(string body, string mediaType = "application/json", int status = 200, params (string Name, string Value)[] headers) =>
        Answers(Encoding.UTF8.GetBytes(body), mediaType, status, headers);

    /// <summary>The next answer; an empty media type is none.</summary>
    public Call Answers(byte[] body, string mediaType, int status = 200, params (string Name, string Value)[] headers)
    {
        _answers.Add(new ServerAnswer(status, mediaType.Length == 0 ? headers : [("Content-Type", mediaType), .. headers], body));
        return this;
    }

    /// <summary>Calls with a credential.</summary>
    public Call As(Credential credential)
    {
        _credential = credential;
        return this;
    }

    /// <summary>
    /// The requests sent, in order, each a request line, then the headers that matter (an empty one is not sent), a blank line,
    /// and the body to the letter; a request without a body has no blank line.
    /// </summary>
    public Call Sends(params string[] requests) =>
        Expect((_, _, server) => Assert.Equal(
            requests.Select(static request => request.ReplaceLineEndings("\n")),
            server.Requests.Select((request, index) => request.Like(index < requests.Length ? requests[index].ReplaceLineEndings("\n") : ""))));

    /// <summary>The value of the code.</summary>
    public Call Returns(object? value) => Expect((result, _, _) => Assert.Equal(value, result));

    /// <summary>The code throws, in these words among others.</summary>
    public Call Throws<TException>(string message)
        where TException : Exception
    {
        _mayThrow = true;
        return Expect((_, failure, _) => Assert.Contains(message, Assert.IsType<TException>(failure, exactMatch: false).Message, StringComparison.Ordinal));
    }

    private Call Expect(Action<object?, Exception?, EchoServer> expectation)
    {
        _expectations.Add(expectation);
        return this;
    }

    private async Task RunAsync()
    {
        Assert.NotEmpty(_expectations);
        await using var server = await EchoServer.StartAsync(_answers);
        var assembly = Compiled(server.Address);
        var options = new ConnectionOptions { BaseAddress = _document.Text.Contains(Document.Server, StringComparison.Ordinal) ? null : server.Address, MaxAttempts = 1 };
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            var run = context.LoadFromStream(assembly).GetType("Snippet", throwOnError: true)!.GetMethod("RunAsync")!;
            var (value, failure) = await ResultAsync(run.CreateDelegate<Func<Credential?, ConnectionOptions, Task<object?>>>(), options);
            Assert.All(_expectations, expectation => expectation(value, failure, server));
        }
        finally
        {
            context.Unload();
        }
    }

    private async Task<(object? Value, Exception? Failure)> ResultAsync(Func<Credential?, ConnectionOptions, Task<object?>> run, ConnectionOptions options)
    {
        try
        {
            return (await run(_credential, options), null);
        }
        catch (Exception failure) when (_mayThrow)
        {
            return (null, failure);
        }
    }

    private MemoryStream Compiled(Uri address)
    {
        var code = Code.Of(_document.At(address), $$"""
            #pragma warning disable CS1998, CS0162, CS0612, CS0618
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Text.Json;
            using System.Threading.Tasks;
            using Integrator;
            using Integrator.Json;
            using Test;

            internal static class Snippet
            {
                public static async Task<object?> RunAsync(Credential? credential, ConnectionOptions options)
                {
                    using var connection = new Connection(TestClient.Api, credential, options);
                    var client = new TestClient(connection);
            #line 1 "snippet"
                    {{_code}}
                }
            }
            """);
        var assembly = new MemoryStream();
        var emitted = code.Compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(emitted.Diagnostics.Where(static message => message.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning));
        assembly.Position = 0;
        return assembly;
    }
}
