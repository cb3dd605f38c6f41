using System.Text.Json.Nodes;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations.Reading;

/// <summary>What to say of a value that breaks a schema: its own rule where the schema names one.</summary>
internal sealed class ShapeFailure(JsonObject shape, Place place)
{
    private readonly string? _rule = shape["x-rule"]?.ToString();

    public Finding WrongKind(JsonNode? value) => Wrong(Shapes.Kinds(shape), Shapes.Kind(value));

    public Finding Empty() => Wrong("a list of one or more", "an empty one");

    public Finding Missing(string key) => _rule == Rules.IncompleteCredential.Id
        ? new Finding(Rules.IncompleteCredential, place, null, [Owner(), key])
        : new Finding(Rules.WrongShape, place, null, [key, "given", "nothing"]);

    public Finding NotAmong(JsonValue value, JsonArray allowed) => _rule == Rules.UnknownSchemaVersion.Id
        ? new Finding(Rules.UnknownSchemaVersion, place, null, [value.ToString()])
        : Wrong(OneOf(allowed.Select(static item => item!.ToString())), $"'{value}'{Nearest.Hint(value.ToString(), allowed.Select(static item => item!.ToString()))}");

    public Finding Unlike(JsonValue value) => _rule == Rules.NoName.Id
        ? new Finding(Rules.NoName, place, null, [value.ToString()])
        : Wrong("of another form", $"'{value}'");

    /// <summary>A value that none of the variants is for: an unknown format, or another kind of value.</summary>
    public Finding NotOneOf(JsonNode? value, List<JsonObject> variants)
    {
        if (value is not JsonObject members || VariantChoice.Discriminator(variants) is not { } key || members[key] is not { } given)
        {
            return Wrong(string.Join(" or ", variants.Select(Shapes.Kinds).Distinct()), Shapes.Kind(value));
        }

        var known = variants.Select(variant => (variant["properties"] as JsonObject)?[key]?["const"]?.ToString()).OfType<string>().ToList();
        var hint = Nearest.Hint(given.ToString(), known);
        return _rule == Rules.UnknownCredentialFormat.Id
            ? new Finding(Rules.UnknownCredentialFormat, place[key], null, [given.ToString(), hint])
            : new Finding(Rules.WrongShape, place[key], null, [key, OneOf(known), $"'{given}'{hint}"]);
    }

    private static string OneOf(IEnumerable<string> names) => "one of " + string.Join(", ", names);

    private Finding Wrong(string wanted, string found) => new(Rules.WrongShape, place, null, [place.Segment, wanted, found]);

    // What a user calls it: the credential, not the part of it that is incomplete.
    private string Owner() => place.Segments.LastOrDefault(static segment => segment is not ("config" or "auth")) ?? "";
}
