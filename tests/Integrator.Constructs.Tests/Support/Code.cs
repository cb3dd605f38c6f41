using Integrator.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrator.Constructs.Tests.Support;

/// <summary>The C# of a document: it compiles without a word, and declares what a test says.</summary>
internal sealed class Code
{
    private const string Nothing = "class Program;";

    private static readonly SymbolDisplayFormat s_format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly string _text;

    private Code(string text, string source)
    {
        _text = text;
        Generated = GeneratorHost.Run("test.openapi." + (text.TrimStart().StartsWith('{') ? "json" : "yaml"), text);
        Compilation = Generated.Compilation(source);
        var messages = Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static message => message.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(messages.Count == 0, string.Join("\n", messages.Take(10).Select(Explained)) + Found());
    }

    public Generated Generated { get; }

    public CSharpCompilation Compilation { get; }

    public static Code Of(Document document) => new(document.Text, Nothing);

    public static Code Of(string text, string source) => new(text, source);

    /// <summary>A type has these members, written as they are declared: <c>required string Id</c>, <c>Task&lt;Pet&gt; GetAsync(...)</c>.</summary>
    public Code Declares(string type, params string[] members)
    {
        var declared = Members(type);
        Assert.All(members, member => Assert.True(declared.Contains(member), $"{type} does not declare\n  {member}\nbut\n  {string.Join("\n  ", declared)}{Found()}"));
        return this;
    }

    /// <summary>The head of a type: <c>sealed record Dog : Pet</c>.</summary>
    public Code Declares(string head)
    {
        var heads = Types().Select(Head).ToList();
        Assert.True(heads.Contains(head), $"No type is\n  {head}\nbut\n  {string.Join("\n  ", heads)}{Found()}");
        return this;
    }

    /// <summary>No type has this name.</summary>
    public Code Lacks(string type)
    {
        Assert.DoesNotContain(type, Types().Select(Name));
        return this;
    }

    /// <summary>No member of the type has this name.</summary>
    public Code Lacks(string type, string member)
    {
        Assert.DoesNotContain(member, Type(type).GetMembers().Select(static symbol => symbol.Name));
        return this;
    }

    /// <summary>The rules met, in order, each with what stands at its place: <c>INT1005 "#/components/schemas/Gone"</c>.</summary>
    public Code Finds(params string[] findings)
    {
        Assert.Equal(findings, Findings());
        return this;
    }

    private IEnumerable<string> Findings() =>
        Generated.Diagnostics.Select(finding => $"{finding.Id} {_text.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length)}".TrimEnd(' '));

    private List<string> Members(string type) =>
        [.. Type(type).GetMembers().Where(static member => member.CanBeReferencedByName && member is not ITypeSymbol && !member.IsImplicitlyDeclared).Select(Declaration)];

    private INamedTypeSymbol Type(string name) =>
        Types().FirstOrDefault(type => Name(type) == name) ?? throw new InvalidOperationException($"{name} is none of {string.Join(", ", Types().Select(Name))}.{Found()}");

    private IEnumerable<INamedTypeSymbol> Types()
    {
        var open = new Stack<INamespaceOrTypeSymbol>([Compilation.Assembly.GlobalNamespace]);
        while (open.TryPop(out var symbol))
        {
            foreach (var inner in symbol.GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                open.Push(inner);
            }

            if (symbol is INamedTypeSymbol type)
            {
                yield return type;
            }
        }
    }

    private static string Name(INamedTypeSymbol type) => type.ToDisplayString(s_format);

    private static string Head(INamedTypeSymbol type) =>
        (type.IsAbstract && !type.IsStatic ? "abstract " : "")
        + (type is { IsSealed: true, IsReferenceType: true } ? "sealed " : "")
        + (type.IsReadOnly ? "readonly " : "")
        + (type.IsRecord ? "record " : "") + (type.IsValueType ? "struct " : type.IsRecord ? "" : "class ")
        + Name(type)
        + (type.BaseType is { SpecialType: SpecialType.None } parent ? " : " + parent.ToDisplayString(s_format) : "");

    private static string Declaration(ISymbol member) =>
        (member.IsStatic ? "static " : "") + (member is IPropertySymbol { IsRequired: true } ? "required " : "") + member.ToDisplayString(s_format);

    private string Explained(Diagnostic message) =>
        message.Location.SourceTree is { } tree
            ? $"{message}\n    {tree.GetText().Lines[message.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}"
            : message.ToString();

    private string Found() => string.Concat(Findings().Select(static finding => "\n  found " + finding));
}
