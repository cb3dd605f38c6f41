using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>The path of a method: what stands in it, what its caller gives, and what is computed.</summary>
internal sealed class MethodPath
{
    private static readonly string[] s_known = ["context", "credentials", "oauth", "env"];

    private readonly List<MethodPathPart> _parts = [];

    private MethodPath(string template) => Template = template;

    /// <summary>The path with its parameters in single braces.</summary>
    public string Template { get; private set; }

    public IReadOnlyList<MethodPathPart> Parts => _parts;

    /// <summary>Null where the path breaks a rule.</summary>
    public static MethodPath? Of(MethodDefinition method, DefinitionTexts texts, Report report)
    {
        var text = method.Path ?? "";
        try
        {
            return new MethodPath(text.StartsWith("/", StringComparison.Ordinal) ? "" : "/").Read(method, TemplateParser.Parse(text));
        }
        catch (RuleFailure failure)
        {
            texts.At(method.Place["path"], text).Add(report, failure.Rule, failure.Span, failure.Arguments);
            return null;
        }
    }

    private MethodPath Read(MethodDefinition method, IReadOnlyList<TemplatePart> parts)
    {
        var declared = new HashSet<string>(method.Keys.Object("body_schema").Object("properties").Keys.Concat(method.Keys.Object("query_schema").Object("properties").Keys).Select(static property => property.Key));
        foreach (var part in parts)
        {
            if (part is TemplatePart.Text text)
            {
                Template += text.Value;
                continue;
            }

            var placeholder = (TemplatePart.Placeholder)part;
            var (root, last) = Names(placeholder.Choices[0].Path);
            var isPlain = placeholder is { Choices.Count: 1, Default: null } && placeholder.Choices[0].Cast is null;
            var isComputed = !isPlain || Array.IndexOf(s_known, root) >= 0 || (root is "body" or "query" && declared.Contains(last));
            var name = isComputed ? Free(last) : last;
            if (_parts.All(known => known.Name != name))
            {
                _parts.Add(new MethodPathPart(name, placeholder.Span, isComputed));
            }

            Template += "{" + name + "}";
        }

        return this;
    }

    private string Free(string name)
    {
        var free = name;
        for (var number = 2; _parts.Any(part => part.Name == free); number++)
        {
            free = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static (string Root, string Last) Names(Node path)
    {
        var last = path is MemberNode member ? member.Name : path is NameNode name ? name.Name : "value";
        while (path is MemberNode or ItemNode)
        {
            path = path is MemberNode inner ? inner.Source : ((ItemNode)path).Source;
        }

        return (path is NameNode root ? root.Name : "", last);
    }
}

/// <param name="Span">Where the placeholder stands in the text, braces included.</param>
internal sealed record MethodPathPart(string Name, TextSpan Span, bool IsComputed);
