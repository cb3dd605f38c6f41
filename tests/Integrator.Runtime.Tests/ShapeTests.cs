namespace Integrator.Tests;

/// <summary>What the tree of the runtime promises its readers.</summary>
public sealed class ShapeTests
{
    // Calling holds what a user starts from (Connection) and what every part of a call shares (Api, Answer, CallPolicy). It may use every
    // folder. Below it, arrows go one way.
    private const string Top = "Calling";

    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Values"] = [],
        ["Json"] = ["Values"],
        ["Credentials"] = [],
        ["Expressions"] = ["Json", "Values"],
        ["Limits"] = ["Expressions", Top],
        ["Stores"] = ["Credentials"],
        ["Auth"] = ["Credentials", "Expressions", "Json", "Stores", Top],
        ["Accounts"] = ["Auth", "Credentials", "Json", Top],
        ["Http"] = ["Accounts", "Auth", "Credentials", "Expressions", "Json", "Limits", "Values", Top],
        ["Steps"] = ["Auth", "Expressions", "Http", "Json"],
        ["Pagination"] = ["Auth", "Expressions", "Http", "Json", Top],
        ["Webhooks"] = ["Auth", "Credentials", "Expressions", "Http", "Json"],
        ["Flows"] = ["Auth", "Expressions", "Json", "Limits", "Pagination", "Values", Top],
        ["DependencyInjection"] = ["Stores", "Credentials", Top],
    };

    [Fact]
    public void FoldersDependOneWay()
    {
        var folders = SourceFolders.OfRuntime();
        var wrong = TypeReferences.Of(typeof(Connection).Assembly)
            .Select(reference => (From: Folder(folders, reference.From), To: Folder(folders, reference.To), Reference: reference))
            .Where(static arrow => arrow is { From: { } from, To: { } to } && from != to && from != Top && !s_mayUse[from].Contains(to))
            .Select(static arrow => $"{arrow.From} -> {arrow.To}: {arrow.Reference.From} -> {arrow.Reference.To}");

        Assert.Empty(wrong.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryFolderHasItsArrowsAndTheRootHasNoFiles()
    {
        var root = Repository.Path("src", "Integrator.Runtime");
        Assert.Equal(s_mayUse.Keys.Append(Top).Order(StringComparer.Ordinal), Directory.GetDirectories(root).Select(Path.GetFileName).Where(static folder => folder is not ("bin" or "obj")).Order(StringComparer.Ordinal)!);
        Assert.Empty(Directory.GetFiles(root, "*.cs"));
    }

    [Fact]
    public void TheFolderOfEveryTypeIsKnown()
    {
        var folders = SourceFolders.OfRuntime();
        var unknown = typeof(Connection).Assembly.GetTypes()
            .Where(static type => !type.IsNested && type.Namespace?.StartsWith("Integrator", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal))
            .Select(static type => new TypeName(type.Namespace!, type.Name))
            .Where(type => Folder(folders, type) is null)
            .Select(static type => type.ToString());
        Assert.Empty(unknown);
    }

    private static string? Folder(IReadOnlyDictionary<TypeName, string> folders, TypeName type) => folders.GetValueOrDefault(type with { Name = type.Name.Split('`')[0] });
}
