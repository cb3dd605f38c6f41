using System.Net;
using System.Text;
using GitHub;
using HubSpot;
using Integrator.Connectors.Tests.Slack;
using Integrator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OpenAi;
using Shopify;
using Slack;
using Stripe;

namespace Integrator.Connectors.Tests;

/// <summary>The webhooks of all connectors in one application.</summary>
public sealed class HostingTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _isReached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _isTaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        Map("github", GitHubWebhook.Webhook, new GitHubContext());
        Map("slack", SlackWebhook.Webhook, new SlackContext { SigningSecret = SlackFake.SigningSecret });
        Map("stripe", StripeWebhook.Webhook, new StripeContext());
        Map("shopify", ShopifyWebhook.Webhook, new ShopifyContext { Shop = "acme.myshopify.com" });
        Map("hubspot", HubSpotWebhook.Webhook, new HubSpotContext());
        Map("openai", OpenAiWebhook.Webhook, new OpenAiContext());
        await _app.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>A status that depends on how the handler ends cannot be sent before that.</summary>
    [Theory]
    [InlineData(false, HttpStatusCode.NoContent)]
    [InlineData(true, HttpStatusCode.InternalServerError)]
    public async Task TheAnswerIsSentAfterTheEventsAreTaken(bool isBroken, HttpStatusCode status)
    {
        var url = new Uri(new Uri(_app.Urls.First()), "slack");
        var sent = SlackFake.Webhook(url, SlackFake.MessagePosted("Hello"), DateTimeOffset.UtcNow);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(sent.Body.ToArray()) };
        foreach (var (name, value) in sent.HeaderNode.AsObject())
        {
            request.Headers.Add(name, value!.ToString());
        }

        var answer = _http.SendAsync(request, Token);
        await _isReached.Task.WaitAsync(Token);
        if (isBroken)
        {
            _isTaken.SetException(new InvalidOperationException("broken"));
        }
        else
        {
            _isTaken.SetResult();
        }

        Assert.Equal(status, (await answer).StatusCode);
    }

    [Theory]
    [InlineData("github")]
    [InlineData("slack")]
    [InlineData("stripe")]
    [InlineData("shopify")]
    [InlineData("hubspot")]
    [InlineData("openai")]
    public async Task WhatIsNotSignedIsRefused(string path)
    {
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.Unauthorized, (await _http.PostAsync(new Uri(new Uri(_app.Urls.First()), path), body, Token)).StatusCode);
        Assert.False(_isReached.Task.IsCompleted);
    }

    private void Map<TEvent>(string path, Webhook<TEvent> webhook, object variables) => _app.MapWebhook(
        "/" + path,
        webhook,
        async (_, _) =>
        {
            _isReached.SetResult();
            await _isTaken.Task;
        },
        options => options.Variables = _ => new(variables));
}
