using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Definitions.Integrations.Flows;

/// <summary>Mappings: values, nested values, and rules with a dollar sign.</summary>
internal static class MappingReader
{
    private const string FromKey = "$from";
    private const string ConstKey = "$const";
    private const string DefaultKey = "$default";
    private const string LookupKey = "$lookup";
    private const string WhenKey = "$when";
    private const string EachKey = "$each";
    private const string ItemKey = "$item";
    private const string FieldsKey = "$fields";

    public static IReadOnlyList<MappingMember> Members(DefinitionObject mapping) =>
        [.. mapping.Members.Where(static member => member.Value is not null).Select(member => Member(mapping, member.Key))];

    private static MappingMember Member(DefinitionObject mapping, string key)
    {
        var rule = mapping.Object(key);
        var only = rule.Flag("$immutable") == true || rule.Text("$only_on") == "create" ? ValueOccasion.Create
            : rule.Text("$only_on") == "update" ? ValueOccasion.Update
            : ValueOccasion.Always;
        return new MappingMember(key, Value(mapping, key), mapping.Place[key], only, rule.Text("$description"));
    }

    private static MappingSyntax Value(DefinitionObject owner, string key) => owner.Node(key) switch
    {
        JsonObject when owner.Object(key) is var rule && rule.Members.Any(static member => member.Key.StartsWith("$", StringComparison.Ordinal)) => Rule(rule),
        JsonObject => new MappingSyntax.Object(Members(owner.Object(key)), owner.Place[key]),
        JsonArray items when items.Any(static item => item is JsonObject) => new MappingSyntax.List(
            [.. owner.Items(key).Select(static item => (MappingSyntax)new MappingSyntax.Object(Members(item), item.Place))], owner.Place[key]),
        _ => new MappingSyntax.Value(owner.Value(key)!, owner.Place[key]),
    };

    private static MappingSyntax Rule(DefinitionObject rule)
    {
        var when = rule.Has(WhenKey) ? FilterReader.Read(rule, WhenKey) : null;
        if (rule.Expression(EachKey) is { } items)
        {
            MappingSyntax item = rule.Has(ItemKey) ? Value(rule, ItemKey)
                : new MappingSyntax.Object(Members(rule.Object(FieldsKey)), rule.Place);
            return new MappingSyntax.Each(items, rule.Text("$as") ?? "item", item, when, rule.Place);
        }

        if (rule.Has(FieldsKey))
        {
            return new MappingSyntax.Object(Members(rule.Object(FieldsKey)), rule.Place);
        }

        ValueSyntax? from = rule.Has(ConstKey) ? rule.Value(ConstKey)
            : rule.Text(FromKey) is { } text && text.Contains("{{") ? rule.Value(FromKey)
            : rule.Expression(FromKey);
        return new MappingSyntax.Rule(
            from,
            rule.Value(DefaultKey),
            rule.Located(LookupKey),
            when,
            new ValueFormat(rule.Text("$type"), rule.Text("$in_format"), rule.Text("$in_timezone"), rule.Text("$out_format"), rule.Text("$out_timezone")),
            rule.Text("$null") switch { "null" => ValueNull.Null, "error" => ValueNull.Error, _ => ValueNull.Omit },
            rule.Place);
    }
}
