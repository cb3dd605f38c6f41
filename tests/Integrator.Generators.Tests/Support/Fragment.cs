using System.Text.Json.Nodes;

namespace Integrator.Generators.Tests.Support;

/// <summary>A few members of an integration definition, made a whole one that breaks no rule by itself.</summary>
internal static class Fragment
{
    private static readonly (string Key, string Value)[] s_usual =
    [
        ("label", "\"Crm\""),
        ("base_url", "\"https://crm.example\""),
        ("credentials", """{ "none": { "format": "none" } }"""),
        ("resources", """{ "users": { "get": { "method": "get", "path": "/users/{{id}}", "response_schema": { "type": "string" } } } }"""),
        ("actions", """{ "validation": { "steps": [{ "type": "request", "name": "me", "config": { "method": "get", "path": "/me" } }] } }"""),
    ];

    /// <summary>Asserts what is found in a definition, and that what is generated of it all the same compiles.</summary>
    /// <param name="members">Members of the definition; those that every definition has are added.</param>
    /// <param name="findings">For example <c>INT0003 Error "resorces"</c>, joined by a bar.</param>
    /// <param name="files">What stands beside the definition.</param>
    public static void Finds(string members, string findings, params (string Path, string Text)[] files)
    {
        var given = JsonNode.Parse("{" + members + "}")!.AsObject();
        var text = "{" + string.Concat(s_usual.Where(usual => !given.ContainsKey(usual.Key)).Select(static usual => $"\"{usual.Key}\": {usual.Value},\n")) + members + "}";

        var generated = GeneratorHost.Run([("d/crm.integration.json", text), .. files]);

        Assert.Equal(findings.Trim(), string.Join("|", Found.In(generated, text)));
        Assert.Empty(generated.CompilerMessages());
    }
}
