using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using OpenAi;

namespace Integrator.Connectors.Tests.OpenAI;

/// <summary>What the README of the connector shows.</summary>
internal static class Snippets
{
    public static async Task ConnectAndCallAsync(string key)
    {
        using var connection = new Connection(OpenAiClient.Api, OpenAiCredentials.ApiKey(key));
        var openai = new OpenAiClient(connection);
        var completion = await openai.Chat.CreateAsync(new ChatRequest
        {
            Model = "gpt-5.1",
            Messages = [new ChatMessage { Role = ChatRole.User, Content = "Name three rivers." }],
        });
        Console.WriteLine(completion.Choices[0].Message.Content);
    }

    public static async Task StreamAsync(OpenAiClient openai, CancellationToken cancellationToken)
    {
        var request = new ChatStreamRequest { Model = "gpt-5.1", Stream = true, Messages = [new ChatMessage { Role = ChatRole.User, Content = "Name three rivers." }] };
        await foreach (var chunk in openai.Chat.StreamAsync(request, cancellationToken))
        {
            Console.Write(chunk.Choices.FirstOrDefault()?.Delta.Content);
        }
    }

    public static async Task ListAsync(OpenAiClient openai, string? cursor, Func<string?, Task> store)
    {
        await foreach (var file in openai.Files.ListAsync(purpose: "batch"))
        {
            Console.WriteLine($"{file.Id} {file.Filename}");
        }

        // Page by page, going on tomorrow where it is left today.
        var page = await openai.Files.ListPageAsync(cursor: cursor);
        await store(page.NextCursor);
    }

    public static void Receive(WebApplication app, string signingSecret, Func<OpenAiEvent, Task> queue)
    {
        app.MapWebhook("/hooks/openai", OpenAiWebhook.Webhook, async (delivery, _) =>
        {
            foreach (var happened in delivery.Events)
            {
                if (happened is OpenAiEvent.ResponseCompleted { Value: var completed })
                {
                    Console.WriteLine($"{completed.Data.Id} is there.");
                }

                await queue(happened);
            }
        },
        options => options.Variables = _ => new(new OpenAiContext { WebhookSecret = signingSecret }));
    }
}
