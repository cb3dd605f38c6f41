using Integrator.Generators.Definitions.Integrations.Forms;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Integrations.Values;

/// <summary>Addresses with placeholders: a value in a host must be a host, and a value in a path must not lead out of it.</summary>
internal sealed class AddressBuilder(ValueBuilder values, Scope scope, ScopeKind kind)
{
    private static readonly string[] s_loopback = ["localhost", "127.0.0.1", "[::1]"];

    private readonly Build _build = values.Build;

    /// <summary>The address: text that is always the same, or a method. Null if it breaks a rule.</summary>
    /// <param name="name">What the method is called.</param>
    /// <param name="host">A scheme and a host, perhaps with a path.</param>
    public Value? Of(string name, ValueSyntax host, ValueSyntax? path = null)
    {
        if (!IsSafe(host) || host is ValueSyntax.Broken || path is ValueSyntax.Broken)
        {
            return null;
        }

        if (host is ValueSyntax.Constant address && path is null or ValueSyntax.Constant)
        {
            return new Value.Text(path is ValueSyntax.Constant constant ? Joined(address.Text, constant.Text) : address.Text);
        }

        List<AddressPart?> parts = [.. Parts(host, isHost: true), .. path is null ? [] : Parts(path, isHost: false)];
        return parts.Contains(null) ? null : values.Functions.Add(name, kind, IxType.Text.Carrier, new FunctionBody.Address(parts.OfType<AddressPart>().ToEquatableArray()));
    }

    private static string Joined(string address, string path) => path.Length == 0 ? address : address.TrimEnd('/') + "/" + path.TrimStart('/');

    private IEnumerable<AddressPart?> Parts(ValueSyntax value, bool isHost)
    {
        if (value is not ValueSyntax.Template template)
        {
            yield return value is ValueSyntax.Constant constant ? new AddressPart.Text(constant.Text) : Whole(value, isHost);
            yield break;
        }

        for (var index = 0; index < template.Parts.Count; index++)
        {
            if (template.Parts[index] is TemplatePart.Placeholder placeholder)
            {
                yield return Placeholder(template, placeholder, !isHost ? AddressGuard.Path : template.Parts.Count == 1 ? AddressGuard.Base : HostGuard(template, index));
                continue;
            }

            var before = ((TemplatePart.Text)template.Parts[index]).Value;
            yield return new AddressPart.Text(before);
            isHost &= before.IndexOf('/', before.Contains("://") ? before.IndexOf("://", StringComparison.Ordinal) + 3 : 0) < 0;
        }
    }

    // An IPv4 address is told from a name by its end, so only a value that ends the host can make one of it.
    private AddressGuard HostGuard(ValueSyntax.Template template, int index)
    {
        var isEnd = index + 1 == template.Parts.Count || (template.Parts[index + 1] is TemplatePart.Text after && after.Value.IndexOfAny([':', '/']) == 0);
        var isWhole = index > 0 && template.Parts[index - 1] is TemplatePart.Text before && before.Value.EndsWith("//", StringComparison.Ordinal);
        return !isEnd ? AddressGuard.HostPart
            : isWhole && TakesAddresses(template, (TemplatePart.Placeholder)template.Parts[index]) ? AddressGuard.HostOrAddress
            : AddressGuard.Host;
    }

    private bool TakesAddresses(ValueSyntax.Template template, TemplatePart.Placeholder placeholder)
    {
        var slice = template.Text.Slice(placeholder.Span);
        var names = NamePath.In(new ValueSyntax.Template(slice, TemplateParser.Parse(slice.Text), template.Place)).Select(static path => path.Member).ToList();
        return names.Count == 1 && _build.Definition.Context.Concat(_build.Definition.CredentialFields).FirstOrDefault(field => field.Name.Value == names[0]) is { Format: FieldFormat.Host };
    }

    private AddressPart.Checked? Placeholder(ValueSyntax.Template template, TemplatePart.Placeholder placeholder, AddressGuard guard)
    {
        var slice = template.Text.Slice(placeholder.Span);
        return Checked(new ValueSyntax.Template(slice, TemplateParser.Parse(slice.Text), template.Place), slice, slice.Text.Trim('{', '}', ' '), guard);
    }

    private AddressPart.Checked? Whole(ValueSyntax value, bool isHost) =>
        value is ValueSyntax.Expression expression ? Checked(value, expression.Text, value.Place.Segment, isHost ? AddressGuard.Base : AddressGuard.Path) : null;

    private AddressPart.Checked? Checked(ValueSyntax value, ExpressionText text, string name, AddressGuard guard)
    {
        var reached = guard == AddressGuard.Path ? "a path" : "a host";
        _build.Secrets.Check(value, reached);
        if (guard != AddressGuard.Path)
        {
            WarnOfOpenHost(value, text);
        }

        return values.Computed(value, value.Place.Segment + " " + name, scope, kind, new Target(reached, IxType.Text.OrNull())) is { } computed
            ? new AddressPart.Checked(guard, name, computed)
            : null;
    }

    // Whoever fills in the field decides where the credential goes.
    private void WarnOfOpenHost(ValueSyntax value, ExpressionText text)
    {
        var definition = _build.Definition;
        foreach (var name in NamePath.In(value).Where(static path => path.Root is "context" or "credentials").Select(static path => path.Member).OfType<string>())
        {
            if (definition.Context.Concat(definition.CredentialFields).FirstOrDefault(field => field.Name.Value == name) is not { IsChecked: true })
            {
                text.Add(_build.Report, Rules.OpenHost, new TextSpan(0, text.Text.Length), name);
            }
        }
    }

    // The credential must not be readable on its way, unless it does not leave the machine.
    private bool IsSafe(ValueSyntax host)
    {
        const string Plain = "http://";
        var text = host switch { ValueSyntax.Constant constant => constant.Text, ValueSyntax.Template template => template.Text.Text, _ => "" };
        if (!text.StartsWith(Plain, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var authority = text.Substring(Plain.Length).Split('/')[0];
        if (Array.IndexOf(s_loopback, authority.StartsWith("[", StringComparison.Ordinal) ? authority.Substring(0, authority.IndexOf(']') + 1) : authority.Split(':')[0]) >= 0)
        {
            return true;
        }

        _build.Report.Add(Rules.PlainHttp, host.Place, text);
        return false;
    }
}
