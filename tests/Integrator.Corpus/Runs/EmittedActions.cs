using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Integrator.Corpus.Runs;

/// <summary>The action classes in generated files: types that list <c>IAction</c> among their bases.</summary>
internal static class EmittedActions
{
    /// <summary>What each action sends, for example <c>GET /orders/{id}</c>; an action that does not say is an empty text.</summary>
    public static IReadOnlyList<string> In(IEnumerable<SyntaxTree> files) =>
    [
        .. files
            .SelectMany(static file => file.GetRoot()
                .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .OfType<TypeDeclarationSyntax>())
            .Where(IsAction)
            .Select(Sent),
    ];

    private static bool IsAction(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.Any(static item => Rightmost(item.Type) is GenericNameSyntax { Identifier.ValueText: "IAction" or "IPagedAction" }) == true;

    private static string Sent(TypeDeclarationSyntax type)
    {
        var request = type.DescendantNodes()
            .OfType<ObjectCreationExpressionSyntax>()
            .FirstOrDefault(static creation => Rightmost(creation.Type)?.Identifier.ValueText == "ApiRequest");
        var texts = request?.ArgumentList?.Arguments.Select(static argument => argument.Expression).OfType<LiteralExpressionSyntax>().Select(static literal => literal.Token.ValueText);
        return string.Join(' ', texts ?? []);
    }

    private static SimpleNameSyntax? Rightmost(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => null,
    };
}
