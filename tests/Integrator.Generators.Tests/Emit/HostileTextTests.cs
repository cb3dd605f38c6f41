using System.Text.Json;
using Integrator.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Integrator.Generators.Tests.Emit;

/// <summary>A definition is untrusted text: none of it may become code.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] s_attributes = ["JsonConverter", "SetsRequiredMembers", "Obsolete"];

    public static TheoryData<string> Texts =>
    [
        "/ */ class Evil { } /*", "</summary> <evil/>", "\"); }} [ModuleInitializer] //", "\"\"\"", "a\n#if X\nclass Evil { }", "a\r#error no",
        "a\u2028class Evil { }", "a\u2029class Evil { }", "a\u0085class Evil { }", "\u202Eabc\u2066", "{0} {other} ${other}", "\\u0022 \\", "\0\u0001\u001F\u007F", "@\"", "<T> & ]]>",
        "'\u00AB\u00BB`", "😀", "\uFEFF\u200B", "x\" + Evil() + \"",
    ];

    [Theory, MemberData(nameof(Texts))]
    public void NoTextOfADefinitionBecomesCode(string text)
    {
        var generated = GeneratorHost.Run("test.openapi.json", Everywhere(text));

        Assert.DoesNotContain("INT9001", generated.Ids);
        Assert.NotEmpty(generated.Files);
        Assert.Empty(generated.CompilerMessages());
        Assert.All(generated.Files.Values, static file => Harmless(Parsed(file)));
    }

    [Theory, MemberData(nameof(Texts))]
    public void WhatIsSentIsWhatTheDefinitionSays(string text)
    {
        var generated = GeneratorHost.Run("test.openapi.json", Everywhere(text));

        var literals = generated.Files.Values
            .SelectMany(static file => Parsed(file).DescendantTokens())
            .Where(static token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.Utf8StringLiteralToken))
            .Select(static token => token.ValueText)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>([text, "q" + text, "c" + text, "v" + text, "d" + text, "s" + text, "k" + text], StringComparer.Ordinal), literals);
    }

    [Fact]
    public void AMediaTypeIsSentAsItIsWritten() =>
        Assert.Contains("""
            .Body("m\"); Evil(", Body)
            """, GeneratorHost.Run("test.openapi.json", Everywhere("\"); Evil(")).All, StringComparison.Ordinal);

    private static CompilationUnitSyntax Parsed(string file) => SyntaxFactory.ParseCompilationUnit(file, options: GeneratorHost.ParseOptions);

    private static void Harmless(CompilationUnitSyntax unit)
    {
        Assert.Empty(unit.AttributeLists);
        Assert.Empty(unit.Usings);
        Assert.Equal("Test", Assert.IsType<FileScopedNamespaceDeclarationSyntax>(Assert.Single(unit.Members)).Name.ToString());
        Assert.All(unit.DescendantNodes(descendIntoTrivia: true).OfType<DirectiveTriviaSyntax>(), static directive => Assert.True(directive is NullableDirectiveTriviaSyntax or PragmaWarningDirectiveTriviaSyntax));
        Assert.All(unit.DescendantNodes().OfType<AttributeSyntax>(), static attribute => Assert.Contains(((QualifiedNameSyntax)attribute.Name).Right.ToString(), s_attributes));
        Assert.DoesNotContain(unit.DescendantNodes().OfType<IdentifierNameSyntax>(), static name => name.ToString() == "Evil");
        Assert.DoesNotContain(unit.DescendantNodes().OfType<BaseTypeDeclarationSyntax>(), static type => type.Identifier.ValueText == "Evil");
        Assert.All(unit.DescendantNodes(descendIntoTrivia: true).OfType<XmlElementStartTagSyntax>(), static tag => Assert.Contains(tag.Name.ToString(), (string[])["summary", "param", "remarks", "c"]));
    }

    private static string Everywhere(string text)
    {
        string J(string prefix) => JsonSerializer.Serialize(prefix + text);
        return $$"""
            { "openapi": "3.1.1", "info": { "title": {{J("")}}, "version": {{J("")}}, "description": {{J("")}} },
              "servers": [{ "url": {{J("s")}} }], "security": [{ {{J("k")}}: [], "other": [] }], "tags": [{ "name": {{J("")}}, "description": {{J("")}} }],
              "paths": { {{J("/")}}: { "get": {
                "operationId": {{J("o")}}, "tags": [{{J("")}}], "summary": {{J("")}}, "description": {{J("x")}}, "deprecated": true, "servers": [{ "url": {{J("")}} }],
                "parameters": [
                  { "name": {{J("q")}}, "in": "query", "required": true, "description": {{J("")}}, "schema": { "type": "string", "enum": [{{J("v")}}, "x"], "default": {{J("v")}} } },
                  { "name": {{J("h")}}, "in": "header", "schema": { "type": "string" } }, { "name": {{J("c")}}, "in": "cookie", "schema": { "type": "string" } }
                ],
                "requestBody": { "description": {{J("")}}, "content": { {{J("m")}}: { "schema": { "type": "string", "format": "binary" } } } },
                "responses": {
                  "200": { "description": {{J("")}}, "headers": { {{J("")}}: { "description": {{J("")}} } }, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Holder" } } } },
                  "201": { "description": {{J("")}}, "content": { {{J("")}}: {} } }, {{J("")}}: { "description": "x" }
                } } } },
              "components": {
                "securitySchemes": { {{J("k")}}: { "type": "http", "scheme": "bearer" }, "other": { "type": "apiKey", "in": "header", "name": {{J("")}} } },
                "schemas": {
                  {{J("P")}}: { "type": "object", "description": {{J("")}} },
                  "Holder": {
                    "title": {{J("")}}, "type": "object", "required": [{{J("")}}], "description": {{J("")}}, "deprecated": true,
                    "properties": {
                      {{J("")}}: { "const": {{J("")}} }, "text": { "enum": [{{J("")}}, "a"], "x-enum-varnames": [{{J("")}}, "y"] },
                      "number": { "type": "integer", "enum": [1, 2], "x-enum-varnames": [{{J("")}}, "y"] },
                      "shape": { "oneOf": [{ "type": "object", "title": {{J("")}}, "required": [{{J("")}}], "properties": { {{J("")}}: { "const": {{J("")}} } } }, { "type": "string" }] },
                      "union": { "oneOf": [{ "$ref": "#/components/schemas/Base" }, { "$ref": "#/components/schemas/Other" }], "discriminator": { "propertyName": {{J("d")}}, "mapping": { {{J("")}}: "Base" } } }
                    } },
                  "Other": { "type": "object", "properties": { "a": { "type": "string" } } },
                  "Base": { "type": "object", "discriminator": { "propertyName": {{J("d")}}, "mapping": { {{J("")}}: "Derived" } } },
                  "Derived": { "allOf": [{ "$ref": "#/components/schemas/Base" }] }
                } } }
            """;
    }
}
