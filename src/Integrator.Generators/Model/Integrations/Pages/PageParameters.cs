using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Definitions.Integrations.Pages;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Model.Integrations.Pages;

/// <summary>The parameters that paging fills in: as the block calls them, and as the query or the body of the method does.</summary>
internal sealed class PageParameters
{
    private const string Root = "pagination";

    private static readonly PageParameter[] s_kinds = [PageParameter.Page, PageParameter.Offset, PageParameter.Cursor, PageParameter.Limit];

    private readonly Dictionary<PageParameter, string> _block = [];
    private readonly Dictionary<PageParameter, string> _wire = [];
    private readonly List<NamePath> _unknown = [];

    private PageParameters(MethodDefinition method, PagingDefinition? paging)
    {
        foreach (var kind in s_kinds)
        {
            if ((paging?.Parameters.FirstOrDefault(parameter => parameter.Kind == kind)?.Name.Value ?? paging?.Usual(kind)) is { } name)
            {
                _block[kind] = name;
            }
        }

        foreach (var pair in method.Query)
        {
            Collect(pair.Value, pair.Name, isInBody: false);
        }

        Collect(method.Body.Template, "", isInBody: true);
    }

    /// <summary>What the block calls its parameters.</summary>
    public IEnumerable<string> BlockNames => _block.Values;

    /// <summary>Whether a parameter is a member of the body.</summary>
    public bool AreInBody { get; private set; }

    /// <summary>Whether the query or the body says where a parameter goes.</summary>
    public bool AreNamedByMethod => _wire.Count > 0;

    /// <summary>Placeholders that name no parameter of the block.</summary>
    public IReadOnlyList<NamePath> Unknown => _unknown;

    public static PageParameters Of(MethodDefinition method, IntegrationDefinition definition) => new(method, Block(method, definition));

    /// <summary>The method's own way of paging, or that of the definition.</summary>
    public static PagingDefinition? Block(MethodDefinition method, IntegrationDefinition definition) => method.Paging.IsGiven ? method.Paging.Paging : definition.Paging.Paging;

    /// <summary>What a parameter is called in the request; dots lead into a body. Null if there is no such parameter.</summary>
    public string? Of(PageParameter kind) => _wire.TryGetValue(kind, out var wire) ? wire : _block.TryGetValue(kind, out var name) ? name : null;

    /// <summary>Whether a value is a placeholder that paging fills in.</summary>
    public static bool IsFilledIn(ValueSyntax? value) => Placeholder(value) is not null;

    private static NamePath? Placeholder(ValueSyntax? value) =>
        value is ValueSyntax.Template { Whole: not null } ? NamePath.In(value).FirstOrDefault(static path => path is { IsWhole: true, Root: Root, Member: not null }) : null;

    private void Collect(ValueSyntax? value, string wire, bool isInBody)
    {
        if (value is ValueSyntax.Object members)
        {
            foreach (var member in members.Members)
            {
                Collect(member.Value, wire.Length == 0 ? member.Name : wire + "." + member.Name, isInBody);
            }
        }
        else if (Placeholder(value) is { } path)
        {
            Take(path, wire, isInBody);
        }
    }

    // A placeholder is called what the block calls the parameter, or what it is.
    private void Take(NamePath path, string wire, bool isInBody)
    {
        var kinds = s_kinds.Where(kind => _block.TryGetValue(kind, out var name) && (name == path.Member || string.Equals(kind.ToString(), path.Member, StringComparison.OrdinalIgnoreCase))).ToList();
        if (kinds.Count == 0)
        {
            _unknown.Add(path);
            return;
        }

        _wire[kinds.OrderBy(kind => _block[kind] == path.Member ? 0 : 1).First()] = wire;
        AreInBody |= isInBody;
    }
}
