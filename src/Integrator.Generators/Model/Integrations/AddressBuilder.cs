using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Addresses with placeholders: what stands in a host must be a host, what stands in a path must not lead out of it.</summary>
internal sealed class AddressBuilder(IntegrationDefinition definition, ValueBuilder values, Scope scope)
{
    private const string Guard = "global::Integrator.AddressText.";

    private readonly SecretNames _secrets = new(definition, values.Report);

    /// <summary>The address as text that is the same always, or a function; null where it breaks a rule.</summary>
    /// <param name="parts">What the address is made of, in order: a host with its scheme first, then paths.</param>
    public Setting? Of(string name, params (string? Text, Place Place)[] parts)
    {
        var given = parts.Where(static part => part.Text is not null).ToList();
        if (given.Count == 0 || !IsSafe(given[0].Text!, given[0].Place))
        {
            return null;
        }

        if (given.All(static part => !TemplateParser.IsTemplate(part.Text!)))
        {
            return new Setting.Text(given.Skip(1).Aggregate(given[0].Text!, static (address, part) => Joined(address, part.Text!)));
        }

        var pieces = given.SelectMany((part, index) => Pieces(part.Text!, part.Place, isFirst: index == 0)).ToList();
        return pieces.Contains(null) ? null
            : pieces.Count == 1 ? new Setting.Code(values.Functions.Add(name, "string", "global::Integrator.AuthScope scope", pieces[0]!))
            : new Setting.Code(values.Functions.Add(name, "string", "global::Integrator.AuthScope scope", $"string.Concat({string.Join(", ", pieces)})"));
    }

    private static string Joined(string address, string path) => path.Length == 0 ? address : address.TrimEnd('/') + "/" + path.TrimStart('/');

    private IEnumerable<string?> Pieces(string text, Place place, bool isFirst)
    {
        var written = values.Text(place, text);
        IReadOnlyList<TemplatePart>? parts = null;
        try
        {
            parts = TemplateParser.Parse(text);
        }
        catch (RuleFailure failure)
        {
            written.Add(values.Report, failure.Rule, failure.Span, failure.Arguments);
        }

        if (parts is null)
        {
            yield return null;
            yield break;
        }

        var isHost = isFirst;
        var before = "";
        foreach (var part in parts)
        {
            if (part is TemplatePart.Placeholder placeholder)
            {
                yield return Placeholder(written, placeholder, place, isHost ? before.Length == 0 && parts.Count == 1 ? "Base" : "Host" : "Path");
                continue;
            }

            before = ((TemplatePart.Text)part).Value;
            yield return ComputedList.Literal(before);
            isHost &= !(before.Contains("://") ? before.Substring(before.IndexOf("://", StringComparison.Ordinal) + 3) : before).Contains('/');
        }
    }

    private string? Placeholder(ExpressionText written, TemplatePart.Placeholder placeholder, Place place, string guard)
    {
        var slice = written.Slice(placeholder.Span);
        var name = slice.Text.Trim('{', '}', ' ');
        _secrets.Check(slice, guard == "Path" ? "a path" : "a host");
        if (guard != "Path")
        {
            WarnOfOpenHost(slice, placeholder);
        }

        var target = new Target(guard == "Path" ? "a path" : "a host", IxType.Text.OrNull());
        return ExpressionBinder.Template(slice, scope, target, values.Report) is { } compiled
            ? $"{Guard}{guard}({ComputedList.Literal(name)}, {values.Functions.Operand(place.Segment + " " + name, ScopeKind.Account, compiled, target.Type)})"
            : null;
    }

    // Whoever fills in the field decides where the credential goes.
    private void WarnOfOpenHost(ExpressionText slice, TemplatePart.Placeholder placeholder)
    {
        foreach (var name in placeholder.Choices.Select(static choice => choice.Path).OfType<MemberNode>().Where(static path => path.Source is NameNode { Name: "context" or "credentials" }).Select(static path => path.Name))
        {
            var field = definition.Context.Concat(definition.Credentials.SelectMany(static credential => credential.Asked)).FirstOrDefault(field => field.Name == name);
            if (field is null || !field.IsChecked)
            {
                slice.Add(values.Report, Rules.OpenHost, new Microsoft.CodeAnalysis.Text.TextSpan(0, slice.Text.Length), name);
            }
        }
    }

    private bool IsSafe(string address, Place place)
    {
        if (!address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var host = address.Substring("http://".Length).Split('/', ':')[0];
        if (host is "localhost" or "127.0.0.1" or "[" or "::1")
        {
            return true;
        }

        values.Report.Add(Rules.PlainHttp, place, address);
        return false;
    }
}
