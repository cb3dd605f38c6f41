using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>The parameters that paging fills in: as the block calls them, or as the method's own query or body does.</summary>
internal sealed class PagingKeys
{
    private static readonly string[] s_keys = ["page_key", "offset_key", "cursor_key", "limit_key"];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <param name="block">The pagination block; empty where there is none.</param>
    public PagingKeys(Written block)
    {
        var config = block.Object("config");
        foreach (var key in s_keys)
        {
            if ((config.Text(key) ?? config.Text(key.Replace("_key", "_param"))) is { } name)
            {
                _names[key] = name;
            }
        }

        Format = block.Text("format");
        Usual("page", "page_key", "page");
        Usual("offset", "offset_key", "offset");
    }

    public string? Format { get; }

    /// <summary>Whether a parameter is a member of the body.</summary>
    public bool AreInBody { get; private set; }

    /// <summary>What the parameters are called on the wire.</summary>
    public IEnumerable<string> Wire => _names.Values;

    public string? Of(string key) => _names.TryGetValue(key, out var name) ? name : null;

    /// <summary>Takes the method's own name for a value of the block, such as <c>{{pagination.page}}</c>; whether the value is one.</summary>
    /// <param name="wire">The parameter; dots lead into a body.</param>
    public bool Takes(JsonNode? value, string wire, bool isInBody, ExpressionText written, Report report)
    {
        if (value is not JsonValue || Placeholders.Whole(value.ToString()) is not { } placeholder || !placeholder.StartsWith("pagination.", StringComparison.Ordinal))
        {
            return false;
        }

        var name = placeholder.Substring("pagination.".Length);
        var key = s_keys.FirstOrDefault(key => Of(key) == name) ?? s_keys.FirstOrDefault(key => key == name + "_key" && Of(key) is not null);
        if (key is null)
        {
            var span = new TextSpan(written.Text.IndexOf("pagination.", StringComparison.Ordinal) + "pagination.".Length, name.Length);
            written.Add(report, Rules.UnknownPagingValue, span, name, _names.Count == 0 ? "none" : string.Join(", ", _names.Values));
            return true;
        }

        _names[key] = wire;
        AreInBody |= isInBody;
        return true;
    }

    private void Usual(string format, string key, string name)
    {
        if (Format == format && !_names.ContainsKey(key))
        {
            _names[key] = name;
        }
    }
}
