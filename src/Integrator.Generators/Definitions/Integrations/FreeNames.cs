using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Integrator.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Names of variables that templates use and no field declares: each becomes an optional variable of the account, and is told once.</summary>
internal sealed class FreeNames
{
    private static readonly string[] s_roots =
    [
        "context", "credentials", "oauth", "env", "pagination", "body", "query", "args", "id", "steps", "previous", "response", "status", "headers",
        "data", "url", "requestOptions", "webhook", "subscription", "event_type", "settings", "state", "flow", "job", "item",
    ];

    // What flows say is checked when they are built.
    private static readonly string[] s_apart = ["exports", "imports", "lookups", "flows", "types", "resource_types", "triggers", "unified", "action_types", "openapi"];

    private static readonly Regex s_variable = new(@"\bcontext\.([A-Za-z_][A-Za-z0-9_]*)", RegexOptions.CultureInvariant);

    private readonly List<string> _bare = [];
    private readonly Dictionary<string, bool> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known;
    private readonly DefinitionTexts _texts;
    private readonly Report _report;

    public FreeNames(IntegrationDefinition definition, DefinitionTexts texts, Report report)
    {
        _texts = texts;
        _report = report;
        _known =
        [
            .. definition.Context.Select(static field => field.Name),
            .. definition.Credentials.SelectMany(static credential => credential.Asked).Select(static field => field.Name),
            .. definition.Credentials.SelectMany(static credential => credential.Captured),
            .. definition.StoredVariables,
        ];
        foreach (var member in definition.Keys.Keys.Where(static member => Array.IndexOf(s_apart, member.Key) < 0))
        {
            Look(member.Value, definition.Keys.Place[member.Key], isWanted: member.Key is "headers" or "query" or "base_url" or "authorization", []);
        }
    }

    /// <summary>The names that stand for themselves, without <c>context.</c> before them.</summary>
    public IReadOnlyList<string> Bare => _bare;

    /// <summary>All of the names, and whether the variable may be any JSON.</summary>
    public IReadOnlyDictionary<string, bool> Names => _names;

    /// <param name="isWanted">Whether a lone name means a variable there, and not an argument.</param>
    private void Look(JsonNode? node, Place place, bool isWanted, IReadOnlyCollection<string> arguments)
    {
        switch (node)
        {
            case JsonObject method when IsMethod(place):
                LookAtMethod(method, place);
                break;
            case JsonObject members:
                foreach (var member in members)
                {
                    Look(member.Value, place[member.Key], isWanted, arguments);
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    Look(items[index], place[index], isWanted, arguments);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Look(text, place, isWanted, arguments);
                break;
        }
    }

    private static bool IsMethod(Place place) => place.Segments is var segments && segments.Count >= 3 && segments[segments.Count - 3] == "resources";

    private void LookAtMethod(JsonObject method, Place place)
    {
        var arguments = new HashSet<string>(StringComparer.Ordinal);
        arguments.UnionWith(Placeholders.Parts(method["path"]?.ToString() ?? "").Where(static part => part.IsPlaceholder).Select(static part => Placeholders.Name(part.Text)));
        foreach (var key in (string[])["query_schema", "path_schema", "header_schema", "body_schema"])
        {
            arguments.UnionWith(((method[key] as JsonObject)?["properties"] as JsonObject ?? []).Select(static property => property.Key));
        }

        foreach (var member in method.Where(static member => member.Key is not ("examples" or "description") && !member.Key.EndsWith("_schema", StringComparison.Ordinal)))
        {
            Look(member.Value, place[member.Key], isWanted: member.Key is "headers" or "query" or "body" or "base_url" or "authorization", arguments);
        }
    }

    private void Look(string text, Place place, bool isWanted, IReadOnlyCollection<string> arguments)
    {
        foreach (Match variable in s_variable.Matches(text))
        {
            Take(variable.Groups[1].Value, place, text, variable.Groups[1].Index, Placeholders.Whole(text) == variable.Value && place.Segments.Contains("body"));
        }

        foreach (var (placeholder, _) in isWanted ? Placeholders.Parts(text).Where(static part => part.IsPlaceholder) : [])
        {
            var name = Regex.Match(placeholder, @"^[A-Za-z_][A-Za-z0-9_]*(?=\s*($|:|\||\?))").Value;
            if (name.Length > 0 && Array.IndexOf(s_roots, name) < 0 && !arguments.Contains(name))
            {
                Take(name, place, text, text.IndexOf(name, StringComparison.Ordinal), isJson: false);
                if (!_bare.Contains(name))
                {
                    _bare.Add(name);
                }
            }
        }
    }

    private void Take(string name, Place place, string text, int index, bool isJson)
    {
        // A name that is nearly another is a mistake, and told where it is bound.
        if (_known.Contains(name) || (!_names.ContainsKey(name) && Nearest.Of(name, _known) is not null))
        {
            return;
        }

        if (!_names.ContainsKey(name))
        {
            _texts.At(place, text).Add(_report, Rules.UndeclaredName, new TextSpan(index, name.Length), name);
            _names.Add(name, isJson);
        }

        _names[name] &= isJson;
    }
}
