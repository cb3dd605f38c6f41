namespace Integrator.JsonSchema.Tests.Suite;

/// <summary>Groups whose schema is not whole without other documents: nothing is fetched, and a vocabulary of one's own is not read.</summary>
internal static class LeftOut
{
    private const string Remote = "refRemote";
    private const string Dynamic = "dynamicRef";

    public static IReadOnlySet<(string File, string Group)> Groups { get; } = new HashSet<(string, string)>
    {
        ("vocabulary", "schema that uses custom metaschema with with no validation vocabulary"),
        ("vocabulary", "ignore unrecognized optional vocabulary"),
        (Dynamic, "strict-tree schema, guards against misspelled properties"),
        (Dynamic, "tests for implementation dynamic anchor and reference link"),
        (Dynamic, "$ref and $dynamicAnchor are independent of order - $defs first"),
        (Dynamic, "$ref and $dynamicAnchor are independent of order - $ref first"),
        (Dynamic, "$ref to $dynamicRef finds detached $dynamicAnchor"),
        (Remote, "remote ref"),
        (Remote, "fragment within remote ref"),
        (Remote, "anchor within remote ref"),
        (Remote, "ref within remote ref"),
        (Remote, "base URI change"),
        (Remote, "base URI change - change folder"),
        (Remote, "base URI change - change folder in subschema"),
        (Remote, "root ref in remote ref"),
        (Remote, "remote ref with ref to defs"),
        (Remote, "Location-independent identifier in remote ref"),
        (Remote, "retrieved nested refs resolve relative to their URI not $id"),
        (Remote, "remote HTTP ref with different $id"),
        (Remote, "remote HTTP ref with different URN $id"),
        (Remote, "remote HTTP ref with nested absolute ref"),
        (Remote, "$ref to $ref finds detached $anchor"),
    };
}
