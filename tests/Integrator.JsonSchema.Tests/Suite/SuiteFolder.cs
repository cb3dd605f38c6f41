namespace Integrator.JsonSchema.Tests.Suite;

/// <summary>Where the official suite lies: it is not part of this repository.</summary>
internal static class SuiteFolder
{
    private const string Variable = "JSON_SCHEMA_TESTS";
    private const string Draft = "draft2020-12";
    private const string Origin = "https://github.com/json-schema-org/JSON-Schema-Test-Suite";

    /// <summary>The folder of the draft; no package of npm has this draft, so none is fetched.</summary>
    public static string Find()
    {
        var root = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : Repository.Path(".corpus", "json-schema-tests");
        var folder = Path.Combine(root, "tests", Draft);
        return Directory.Exists(folder)
            ? folder
            : throw new DirectoryNotFoundException($"'{folder}' does not exist. Put a copy of {Origin} there, or name its folder in the variable {Variable}.");
    }
}
