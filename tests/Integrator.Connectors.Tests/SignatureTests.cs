using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Integrator.Connectors.Tests.GitHub;
using Integrator.Connectors.Tests.HubSpot;
using Integrator.Connectors.Tests.OpenAI;
using Integrator.Connectors.Tests.Shopify;
using Integrator.Connectors.Tests.Slack;
using Integrator.Connectors.Tests.Stripe;

namespace Integrator.Connectors.Tests;

/// <summary>What a fake signs is what its definition says is signed.</summary>
public sealed class SignatureTests
{
    private static readonly Uri s_url = new("https://hooks.example/in?account=7");
    private static readonly DateTimeOffset s_now = DateTimeOffset.UtcNow;

    private static readonly Dictionary<string, (string Secret, WebhookRequest Request)> s_deliveries = new()
    {
        ["GitHub"] = (GitHubFake.WebhookSecret, GitHubFake.Webhook(s_url, "issues", GitHubFake.IssueOpened(3))),
        ["Slack"] = (SlackFake.SigningSecret, SlackFake.Webhook(s_url, SlackFake.MessagePosted("Hello"), s_now)),
        ["Stripe"] = (StripeFake.WebhookSecret, StripeFake.Webhook(s_url, StripeFake.CustomerCreated(), s_now)),
        ["Shopify"] = (ShopifyFake.ClientSecret, ShopifyFake.Webhook(s_url, "products/create", ShopifyFake.Product(1, "Teapot"))),
        ["HubSpot"] = (HubSpotFake.ClientSecret, HubSpotFake.Webhook(s_url, [HubSpotFake.ContactCreated(1)], s_now)),
        ["OpenAI"] = (OpenAIFake.WebhookSecret, OpenAIFake.Webhook(s_url, OpenAIFake.ResponseCompleted("resp_1"), s_now)),
    };

    public static TheoryData<string> Connectors => [.. s_deliveries.Keys];

    [Theory, MemberData(nameof(Connectors))]
    public async Task WhatIsSignedIsGenuine(string connector)
    {
        var (secret, request) = s_deliveries[connector];

        Assert.Null(await Verifier(connector, secret).RefusalAsync(request, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Connectors))]
    public async Task AnotherBodyIsRefused(string connector)
    {
        var (secret, request) = s_deliveries[connector];
        string[] names = ["x-hub-signature-256", "x-slack-signature", "x-slack-request-timestamp", "stripe-signature", "x-shopify-hmac-sha256", "x-hubspot-signature-v3", "x-hubspot-request-timestamp", "webhook-id", "webhook-timestamp", "webhook-signature"];
        var headers = names.Where(name => request.Header(name) is not null).Select(name => KeyValuePair.Create(name, request.Header(name)!));
        var other = new WebhookRequest("POST", s_url, headers, Encoding.UTF8.GetBytes(request.Text + " "));

        Assert.Equal("The signature is another.", await Verifier(connector, secret).RefusalAsync(other, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    private static HmacVerifier Verifier(string connector, string secret)
    {
        var text = File.ReadAllText(Repository.Path("connectors", connector, connector.ToLowerInvariant() + ".integration.json"));
        var verification = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!["webhook"]!["signature_verification"]!;
        var config = verification["config"]!;
        if (verification["format"]!.ToString() == "standard_webhooks")
        {
            return StandardWebhooks.Verifier(_ => [secret]);
        }

        return new HmacVerifier
        {
            Secrets = _ => [secret],
            Hash = Enum.Parse<SignatureHash>(config["algorithm"]!.ToString(), ignoreCase: true),
            Parts = [.. config["parts"]!.AsArray().Select(static part => Part(part!.ToString()))],
            Separator = config["separator"]?.ToString() ?? "",
            Prefix = config["prefix"]?.ToString() ?? "",
            Encoding = Enum.Parse<SignatureEncoding>(config["encoding"]!.ToString(), ignoreCase: true),
            Signature = Header(config["compare_with"]!.ToString()),
            SignaturePattern = config["signature_pattern"] is { } pattern ? new Regex(pattern.ToString()) : null,
            Timestamp = config["timestamp"] is { } timestamp ? Header(timestamp.ToString()) : null,
            Tolerance = TimeSpan.FromSeconds(config["tolerance_seconds"]?.GetValue<int>() ?? 300),
        };
    }

    private static SignedPart Part(string part) => part switch
    {
        "$body" => SignedPart.Body,
        "$url" => SignedPart.Url,
        "$method" => SignedPart.Method,
        "$timestamp" => SignedPart.Timestamp,
        _ => SignedPart.Text(_ => part),
    };

    private static Func<WebhookRequest, string?> Header(string place) => request => request.Header(place["$header.".Length..]);
}
