using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Definitions.Integrations;

/// <summary>Values that the grammar allows and nobody can mean.</summary>
public sealed class ExtremeValueTests
{
    [Theory]
    [InlineData(""" "rate_limit": { "status_codes": [429, 99999999999] } """, "INT0004 Error 99999999999")]
    [InlineData(""" "retry": { "status_codes": [-1] } """, "INT0004 Error -1")]
    [InlineData(""" "rate_limit": { "in_body": { "path": "a", "strategy": "after", "pattern": "(" } } """, "INT0004 Error \"(\"")]
    [InlineData(""" "timeout_seconds": 1e300 """, "")]
    [InlineData(""" "retry": { "base_ms": 2000000000, "max_ms": 2000000000 } """, "")]
    [InlineData(""" "webhook": { "signature_verification": { "format": "hmac", "config": { "secret": "{{env.S}}", "compare_with": "$header.x", "signature_pattern": "(?<sig>[" } } } """, "INT0004 Error \"(?<sig>[\"")]
    public void AreToldOrMadeHarmless(string members, string finding)
    {
        var text = $$"""{ "label": "App", "base_url": "https://app.example", "credentials": { "none": { "format": "none" } }, {{members}} }""";

        var generated = GeneratorHost.Run("app.integration.json", text);

        Assert.Equal(finding, string.Join("|", Found.In(generated, text)));
        Assert.Empty(generated.CompilerMessages());
    }
}
