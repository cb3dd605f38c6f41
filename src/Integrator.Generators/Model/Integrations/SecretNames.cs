using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Secrets that are named where they would show: in addresses, which are logged, in what is answered, and in what is stored in the open.</summary>
internal sealed class SecretNames(IntegrationDefinition definition, Report report)
{
    /// <param name="reached">What a secret would reach, in a message.</param>
    public void Check(ExpressionText text, string reached)
    {
        foreach (var span in Computed(text.Text).SelectMany(part => Named(text.Text, part)))
        {
            text.Add(report, Rules.SecretLeak, span, text.Text.Substring(span.Start, span.Length), reached);
        }
    }

    /// <summary>The same, of each text in a value.</summary>
    public void Check(JsonNode? value, Place place, DefinitionTexts texts, string reached)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var member in members)
                {
                    Check(member.Value, place[member.Key], texts, reached);
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    Check(items[index], place[index], texts, reached);
                }

                break;
            case JsonValue when ValueBuilder.IsComputed(value):
                Check(texts.At(place, value.ToString()), reached);
                break;
        }
    }

    // What cannot be read is told where it is compiled.
    private static IEnumerable<TextSpan> Computed(string text)
    {
        if (!TemplateParser.IsTemplate(text) || ExpressionSyntax.IsMarked(text))
        {
            return [new TextSpan(0, text.Length)];
        }

        try
        {
            return TemplateParser.Parse(text).OfType<TemplatePart.Placeholder>().Select(static placeholder => placeholder.Span);
        }
        catch (RuleFailure)
        {
            return [];
        }
    }

    private IEnumerable<TextSpan> Named(string text, TextSpan part)
    {
        var tokens = Tokens(text, part);
        for (var index = 0; index + 2 < tokens.Count; index++)
        {
            var isRoot = tokens[index].Kind == TokenKind.Name && (index == 0 || !tokens[index - 1].Is("."));
            var path = isRoot ? Path(tokens, index) : [];
            if (path.Count > 1 && IsSecret([.. path.Select(static token => token.Value)]))
            {
                yield return TextSpan.FromBounds(path[0].Span.Start, path[path.Count - 1].Span.End);
            }
        }
    }

    private static List<Token> Tokens(string text, TextSpan part)
    {
        var lexer = new Lexer(text.Substring(0, part.End), part.Start);
        var tokens = new List<Token>();
        for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
        {
            tokens.Add(token);
        }

        return tokens;
    }

    private static List<Token> Path(List<Token> tokens, int index)
    {
        var path = new List<Token> { tokens[index] };
        while (index + 2 < tokens.Count && tokens[index + 1].Is(".") && tokens[index + 2].Kind is TokenKind.Name or TokenKind.QuotedName)
        {
            index += 2;
            path.Add(tokens[index]);
        }

        return path;
    }

    private bool IsSecret(IReadOnlyList<string> path) => path[0] switch
    {
        "credentials" => Asked.Any(field => field.Name == path[1] && field.IsSecret),
        "context" => definition.Context.Concat(Asked).FirstOrDefault(field => field.Name == path[1]) is { IsSecret: true },
        "oauth" => path.Count > 2 && path[1] == "token" && path[2] is "access_token" or "refresh_token",
        _ => false,
    };

    private IEnumerable<FieldDefinition> Asked => definition.Credentials.SelectMany(static credential => credential.Asked);
}
