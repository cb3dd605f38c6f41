using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Integrator.Generators.Tests.Support;

/// <summary>Generated code without its names and literals: what is declared, said and directed, in no order between types.</summary>
internal static class Skeleton
{
    public static IReadOnlyList<string> Of(Generated generated) => [.. generated.Files.Values.SelectMany(File).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> File(string text)
    {
        var unit = SyntaxFactory.ParseCompilationUnit(text, options: GeneratorHost.ParseOptions);
        var declarations = unit.Members.OfType<FileScopedNamespaceDeclarationSyntax>().SelectMany(static space => space.Members.Select(Shape));
        var outside = unit.Members.Where(static member => member is not FileScopedNamespaceDeclarationSyntax).Concat<SyntaxNode>(unit.AttributeLists).Concat(unit.Usings).Select(Shape);
        var errors = unit.GetDiagnostics().Select(static error => error.ToString());
        return [.. declarations, .. outside, .. errors, .. Directives(unit)];
    }

    // A list of members is broken into lines when it is long; the comma behind the last says nothing.
    private static string Shape(SyntaxNode node) => string.Join(' ', node.DescendantTokens().Select(static token => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => "name",
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken => "text",
        _ => token.Text,
    })).Replace(" , }", " }", StringComparison.Ordinal);

    // Files differ in number with the first letters of what is in them, so each directive counts once.
    private static IEnumerable<string> Directives(CompilationUnitSyntax unit) =>
        unit.DescendantNodes(descendIntoTrivia: true).OfType<DirectiveTriviaSyntax>().Select(static directive => directive.ToString()).Distinct();
}
