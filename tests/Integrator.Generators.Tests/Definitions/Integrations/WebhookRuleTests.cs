using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Webhooks whose callers cannot be proven, whose events cannot be told apart, or that nobody can take back.</summary>
public sealed class WebhookRuleTests
{
    private const string Proof = """ "signature_verification": { "format": "hmac", "config": { "secret": "{{env.HOOK}}", "compare_with": "$header.x-sig" } } """;
    private const string Create = """ "create": { "method": "post", "path": "/hooks", "body": { "url": "{{webhook.url}}" } } """;
    private const string Delete = """ "delete": { "method": "delete", "path": "/hooks/{{subscription.id}}" } """;

    public static TheoryData<string, string> Cases => new()
    {
        { Proof, "" },
        { Proof + """, "handle_verification": "verify_caller" """, """INT3301 Info "verify_caller" """ },
        { Proof + """, "handle_verification": "body.challenge & ''" """, "INT6109 Error body.challenge & ''" },
        { Proof + """, "handle_verification": "{ 'code': 200 }" """, "INT6109 Error { 'code': 200 }" },
        { Proof + """, "handle_verification": "{ 'status_code': 200 }" """, "" },
        { Proof + """, "handle_verification": "{ 'meta': { 'kind': body.kind } }" """, "" },
        { """ "signature_verification": { "format": "hmacsha" } """, """INT6101 Error "hmacsha" """ },
        { """ "signature_verification": { "format": "hmac", "config": { "secret": "{{env.HOOK}}" } } """, """INT6102 Warning "config" """ },
        { """ "event_type": "body.type" """, """INT6103 Warning "webhook" """ },
        { """ "signature_verification": { "format": "none" } """, """INT6103 Warning "none" """ },
        { Proof + $$""", "subscription": { "scope": "application", {{Create}}, {{Delete}} } """, """INT6107 Warning "webhook" """ },
        { Proof + $$""", "subscription": { {{Create}} } """, """INT6108 Warning "subscription" """ },
        { Proof + $$""", "subscription": { {{Create}}, {{Delete}} } """, "" },
        { Proof + """, "events": { "a": { "match": "body.type = 'x'" }, "b": { "match": "body.type = 'x'" } } """, """INT6106 Error "body.type = 'x'" """ },
        { Proof + """, "events": { "a": {}, "b": {} } """, """INT6106 Error "b" """ },
    };

    [Theory, MemberData(nameof(Cases))]
    public void IsToldWhereItStands(string members, string finding) => Fragment.Finds($$""" "webhook": { {{members}} } """, finding);

    [Theory]
    [InlineData(""" "parts": ["header", "$body"] """, """INT6104 Warning "header" """)]
    [InlineData(""" "parts": ["$header.x-time", "$body"] """, "")]
    [InlineData(""" "algorithm": "sha3" """, """INT0004 Error "sha3" """)]
    [InlineData(""" "algorithm": "SHA-512" """, "")]
    [InlineData(""" "tolerance_seconds": 300 """, """INT6105 Error "tolerance_seconds" """)]
    [InlineData(""" "tolerance_seconds": 300, "timestamp": "$header.x-time" """, "")]
    public void ASignatureThatCannotBeComputedIsTold(string config, string finding) => Fragment.Finds(
        $$$""" "webhook": { "signature_verification": { "format": "hmac", "config": { "secret": "{{env.HOOK}}", "compare_with": "$header.x-sig", {{{config}}} } } } """,
        finding);
}
