using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Requests;

/// <summary>Paths of methods.</summary>
internal sealed class PathReader
{
    private static readonly string[] s_account = ["context", "credentials", "oauth", "env"];

    private readonly List<PathPart> _parts = [];

    /// <param name="declared">Names of <c>body</c> and <c>query</c> that the caller gives there.</param>
    public static PathDefinition? Read(Located<string> path, IReadOnlyCollection<string> declared, ValueReader values) => values.Text(path.Value, path.Place) switch
    {
        ValueSyntax.Constant => new PathDefinition(Slash(path.Value) + path.Value, [], values.Written(path), path.Place),
        ValueSyntax.Template template => new PathReader().Read(path, template, declared),
        _ => null,
    };

    private PathDefinition Read(Located<string> path, ValueSyntax.Template template, IReadOnlyCollection<string> declared)
    {
        var text = Slash(path.Value) + string.Concat(template.Parts.Select(part => part is TemplatePart.Text plain ? plain.Value : "{" + Name((TemplatePart.Placeholder)part, template, declared) + "}"));
        return new PathDefinition(text, _parts, template.Text, path.Place);
    }

    private string Name(TemplatePart.Placeholder placeholder, ValueSyntax.Template template, IReadOnlyCollection<string> declared)
    {
        var (root, last) = Names(placeholder.Choices[0].Path);
        var isPlain = placeholder is { Choices.Count: 1, Default: null } && placeholder.Choices[0].Cast is null;
        var isComputed = !isPlain || Array.IndexOf(s_account, root) >= 0 || (root is "body" or "query" && declared.Contains(last));
        var name = isComputed ? Unused(last) : last;
        if (_parts.All(known => known.Name != name))
        {
            _parts.Add(new PathPart(name, isComputed ? Slice(template, placeholder) : null));
        }

        return name;
    }

    private static ValueSyntax.Template Slice(ValueSyntax.Template template, TemplatePart.Placeholder placeholder)
    {
        var text = template.Text.Slice(placeholder.Span);
        return new ValueSyntax.Template(text, TemplateParser.Parse(text.Text), template.Place);
    }

    private string Unused(string name)
    {
        var unused = name;
        for (var number = 2; _parts.Any(part => part.Name == unused); number++)
        {
            unused = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return unused;
    }

    private static string Slash(string path) => path.StartsWith("/", StringComparison.Ordinal) ? "" : "/";

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
