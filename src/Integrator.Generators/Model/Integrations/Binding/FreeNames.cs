using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>Variables that values use and no field declares. Each becomes an optional variable of the account, and is reported once.</summary>
internal sealed class FreeNames
{
    private static readonly string[] s_roots =
    [
        "context", "credentials", "oauth", "env", "pagination", "body", "query", "args", "id", "steps", "previous", "response", "status", "headers",
        "data", "url", "requestOptions", "webhook", "subscription", "event_type", "settings", "state", "flow", "job", "item",
    ];

    private readonly List<string> _bare = [];
    private readonly Dictionary<string, bool> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known;
    private readonly Report _report;

    public FreeNames(IntegrationDefinition definition, Report report)
    {
        _report = report;
        _known =
        [
            .. definition.Context.Concat(definition.CredentialFields).Select(static field => field.Name.Value),
            .. definition.Credentials.SelectMany(static credential => credential.Captured).Select(static text => text.Name),
            .. definition.StoredVariables,
        ];
        var uses = Bare(definition).ToDictionary(static use => use.Value, static use => use.Arguments);
        var bodies = new HashSet<ValueSyntax>(definition.AllMethods.SelectMany(static method => Texts(method.Body.Template)));
        foreach (var value in definition.Values)
        {
            Look(value, bodies.Contains(value), uses.TryGetValue(value, out var arguments) ? arguments : null);
        }
    }

    /// <summary>The names that are written without <c>context.</c> before them.</summary>
    public IReadOnlyList<string> BareNames => _bare;

    /// <summary>All of the variables, and whether each may be any JSON.</summary>
    public IReadOnlyDictionary<string, bool> Variables => _variables;

    // Where a name alone may be a variable: what is sent, and not what is answered.
    private static IEnumerable<(ValueSyntax Value, IReadOnlyCollection<string> Arguments)> Bare(IntegrationDefinition definition)
    {
        IReadOnlyCollection<string> none = [];
        IEnumerable<ValueSyntax?> api =
        [
            .. definition.Headers.Select(static pair => pair.Value), .. definition.Query.Select(static pair => pair.Value), definition.BaseUrl?.Value, .. definition.Authorization?.Values ?? [],
        ];
        return api.SelectMany(Texts).Select(text => (text, none)).Concat(definition.Methods.SelectMany(Bare)).GroupBy(static use => use.Item1).Select(static same => same.First());
    }

    private static IEnumerable<(ValueSyntax, IReadOnlyCollection<string>)> Bare(MethodDefinition method)
    {
        IReadOnlyCollection<string> arguments =
        [
            .. method.Path?.Parts.Where(static part => part.Value is null).Select(static part => part.Name) ?? [],
            .. method.QueryParameters.All.Concat(method.PathParameters.All).Concat(method.HeaderParameters.All).Select(static parameter => parameter.Name),
            .. method.Body.Members,
        ];
        IEnumerable<ValueSyntax?> values =
        [
            .. method.Headers.Select(static pair => pair.Value), .. method.Query.Select(static pair => pair.Value), method.Body.Template, method.BaseUrl?.Value, .. method.Authorization?.Values ?? [],
        ];
        return values.SelectMany(Texts).Select(text => (text, arguments));
    }

    private static IEnumerable<ValueSyntax> Texts(ValueSyntax? value) => value switch
    {
        ValueSyntax.Object members => members.Merged.Concat(members.Members.Select(static member => member.Value)).SelectMany(Texts),
        ValueSyntax.List list => list.Items.SelectMany(Texts),
        ValueSyntax.Template or ValueSyntax.Expression => [value],
        _ => [],
    };

    /// <param name="arguments">The arguments that a name alone may be; null where a name alone is no variable.</param>
    private void Look(ValueSyntax value, bool isInBody, IReadOnlyCollection<string>? arguments)
    {
        foreach (var path in NamePath.In(value))
        {
            if (path is { Root: "context", Member: { } member })
            {
                Take(member, path.Text, path.Names[1].Span, path.IsWhole && isInBody && path.Names.Count == 2 && value is ValueSyntax.Template);
            }
            else if (arguments is not null && value is ValueSyntax.Template && Array.IndexOf(s_roots, path.Root) < 0 && path.Names.Count == 1 && !arguments.Contains(path.Root))
            {
                Take(path.Root, path.Text, path.Span, isJson: false);
                if (!_bare.Contains(path.Root))
                {
                    _bare.Add(path.Root);
                }
            }
        }
    }

    private void Take(string name, ExpressionText text, TextSpan span, bool isJson)
    {
        // A name that is nearly another is a mistake, and reported where it is bound.
        if (_known.Contains(name) || (!_variables.ContainsKey(name) && Nearest.Of(name, _known) is not null))
        {
            return;
        }

        if (!_variables.ContainsKey(name))
        {
            text.Add(_report, Rules.UndeclaredName, span, name);
            _variables.Add(name, isJson);
        }

        _variables[name] &= isJson;
    }
}
