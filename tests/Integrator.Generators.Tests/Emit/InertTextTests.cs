using System.Text.Json.Nodes;
using Integrator.Fuzzing;
using Integrator.Generators.Tests.Definitions;
using Integrator.Generators.Tests.Support;

namespace Integrator.Generators.Tests.Emit;

/// <summary>
/// Every text of a document, value or name, in turn says something hostile. What is generated has the same declarations, statements,
/// attributes and directives as when that text says something harmless.
/// </summary>
public sealed class InertTextTests
{
    private const int Each = 4;
    private const int Parts = 8;
    private const int LongText = 100_000;

    private static readonly Lazy<List<string>> s_pointers = new(static () => [.. Spot.In(Parsed()).Select(static spot => spot.Pointer)]);

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Parts)];

    public static TheoryData<string> Texts => [.. HostileValues.Breakouts, new string('a', LongText), string.Concat(Enumerable.Repeat("\"); */ ", LongText / 7))];

    [Theory, MemberData(nameof(Rows))]
    public void AValueSaysNothingToTheCompiler(int row) => Check(row, static (spot, text) =>
    {
        if (spot.Value is not JsonValue value || !value.TryGetValue<string>(out _))
        {
            return false;
        }

        spot.Replace(text);
        return true;
    });

    [Theory, MemberData(nameof(Rows))]
    public void ANameSaysNothingToTheCompiler(int row) => Check(row, static (spot, text) =>
    {
        if (spot.Parent is not JsonObject members)
        {
            return false;
        }

        // A path begins with a slash, and what its braces hold are parameters.
        var key = spot.Key[0] == '/' ? "/" + text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal) : text;
        var all = members.ToList();
        members.Clear();
        all.ForEach(member => members.Add(member.Key == spot.Key ? key : member.Key, member.Value));
        return true;
    });

    [Theory, MemberData(nameof(Texts))]
    public void AFileNameSaysNothingToTheCompiler(string text)
    {
        var generated = GeneratorHost.Run($"folder/{text.Replace("/", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal)}.openapi.json", Everything.Document);

        Assert.Equal(Skeleton.Of(GeneratorHost.Run("folder/harmless.openapi.json", Everything.Document)), Skeleton.Of(generated));
        Assert.Empty(generated.CompilerMessages());
    }

    [Theory, MemberData(nameof(Texts))]
    public void ANameThatIsTooLongForMetadataIsCut(string text)
    {
        var root = Parsed();
        root["components"]!["schemas"]!["Kind"]!["enum"]![0] = text;
        root["components"]!["schemas"]!["Pet"]!["properties"]![text] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { [text] = new JsonObject { ["enum"] = new JsonArray(text, "x") } } };
        root["paths"]!["/other"]!["get"]!["operationId"] = text;
        root["paths"]!["/other"]!["get"]!["tags"] = new JsonArray(text);

        var generated = GeneratorHost.Run("test.openapi.json", root.ToJsonString());

        Assert.DoesNotContain("INT9001", generated.Ids);
        Assert.Empty(generated.EmitMessages());
    }

    private static void Check(int row, Func<Spot, string, bool> change)
    {
        for (var index = row; index < s_pointers.Value.Count; index += Parts)
        {
            var expected = Harmless(s_pointers.Value[index])
                .Select(text => Changed(index, text, change))
                .OfType<string>()
                .Select(static harmless => Skeleton.Of(GeneratorHost.Run("test.openapi.json", harmless)))
                .ToList();
            if (expected.Count == 0)
            {
                continue;
            }

            foreach (var text in Enumerable.Range(index * Each, Each).Select(static number => HostileValues.Breakouts[number % HostileValues.Breakouts.Count]).Append(string.Join(" ", HostileValues.Breakouts)))
            {
                var generated = GeneratorHost.Run("test.openapi.json", Changed(index, text, change)!);

                Assert.DoesNotContain("INT9001", generated.Ids);
                Assert.True(expected.Exists(Skeleton.Of(generated).SequenceEqual), $"{s_pointers.Value[index]} = {text}:\n{string.Join("\n", Skeleton.Of(generated).Except(expected[0]))}");
            }
        }
    }

    // What is no token (RFC 9110, section 5.6.2) is no scheme and is left out, which is harmless too.
    private static string[] Harmless(string pointer) => pointer.EndsWith("/scheme", StringComparison.Ordinal) ? ["harmless", "harm less"] : ["harmless"];

    private static string? Changed(int index, string text, Func<Spot, string, bool> change)
    {
        var root = Parsed();
        return change(Spot.In(root).ElementAt(index), text) ? root.ToJsonString() : null;
    }

    private static JsonNode Parsed() => JsonNode.Parse(Everything.Document)!;
}
