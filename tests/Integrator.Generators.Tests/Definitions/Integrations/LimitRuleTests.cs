using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>What a definition says of limits and of sending again.</summary>
public sealed class LimitRuleTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { """ "rate_limit": { "retry_after_header_expression": "headers.`retry-after`" } """, "INT5101 Error headers.`retry-after`" },
        { """ "rate_limit": { "retry_after_header_expression": "$number(headers.`retry-after`)" } """, "" },
        { """ "rate_limit": { "rate_limit_header_expression": "X-RateLimit-Remaining" } """, """INT5105 Warning "X-RateLimit-Remaining" """ },
        { """ "rate_limit": { "retry_after_header_expression": "Retry-After", "rate_limit_header_expression": "X-RateLimit-Reset" } """, """INT5106 Info "rate_limit_header_expression" """ },
        { """ "rate_limit": { "remaining_header": "X Rate" } """, """INT5202 Error "X Rate" """ },
        { """ "retry": { "retry_unsafe": true } """, """INT5205 Warning "retry_unsafe" """ },
        { """ "retry": { "retry_unsafe": true, "idempotency_header": "Idempotency-Key" } """, "" },
        { """ "resources": { "users": { "add": { "method": "post", "path": "/users", "response_schema": { "type": "string" }, "retry": { "retry_unsafe": true } } } } """, """INT5205 Warning "retry_unsafe" """ },
        { """ "resources": { "users": { "add": { "method": "post", "path": "/users", "response_schema": { "type": "string" }, "idempotent": true, "retry": { "retry_unsafe": true } } } } """, "" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void IsToldWhereItStands(string members, string finding) => Fragment.Finds(members, finding);
}
