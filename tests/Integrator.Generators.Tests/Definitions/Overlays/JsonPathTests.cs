using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Overlays.Paths;

namespace Integrator.Generators.Tests.Definitions.Overlays;

/// <summary>Cases of RFC 9535, with the sections they stand in.</summary>
public sealed class JsonPathTests
{
    private const string Store = """
        { "store": { "book": [
            { "category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century", "price": 8.95 },
            { "category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour", "price": 12.99 },
            { "category": "fiction", "author": "Herman Melville", "title": "Moby Dick", "isbn": "0-553-21311-3", "price": 8.99 },
            { "category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings", "isbn": "0-395-19395-8", "price": 22.99 }],
          "bicycle": { "color": "red", "price": 399 } } }
        """;

    private const string Filtered = """{ "a": [3, 5, 1, 2, 4, 6, { "b": "j" }, { "b": "k" }, { "b": {} }, { "b": "kilo" }], "o": { "p": 1, "q": 2, "r": 3, "s": 5, "t": { "u": 6 } }, "e": "f" }""";

    private const string Compared = """{ "obj": { "x": "y" }, "arr": [2, 3] }""";

    // 1.5
    [Theory]
    [InlineData("$.store.book[*].author", """["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]""")]
    [InlineData("$..author", """["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]""")]
    [InlineData("$ .store\n..price", "[8.95,12.99,8.99,22.99,399]")]
    [InlineData("$.store..price", "[8.95,12.99,8.99,22.99,399]")]
    [InlineData("$..book[2].title", """["Moby Dick"]""")]
    [InlineData("$..book[2].publisher", "[]")]
    [InlineData("$..book[-1].title", """["The Lord of the Rings"]""")]
    [InlineData("$..book[0,1].price", "[8.95,12.99]")]
    [InlineData("$..book[:2].price", "[8.95,12.99]")]
    [InlineData("$..book[?@.isbn].price", "[8.99,22.99]")]
    [InlineData("$..book[?@.price<10].title", """["Sayings of the Century","Moby Dick"]""")]
    [InlineData("$.store.bicycle.*", """["red",399]""")]
    public void TheBookstore(string path, string expected) => Check(Store, path, expected);

    // 2.3.1.3, 2.3.2.3
    [Theory]
    [InlineData("""$.o['j j']""", """[{"k.k":3}]""")]
    [InlineData("""$.o['j j']['k.k']""", "[3]")]
    [InlineData("""$.o["j j"]["k.k"]""", "[3]")]
    [InlineData("""$["'"]["@"]""", "[2]")]
    [InlineData("""$['\'']['@']""", "[2]")]
    [InlineData("""$['\u0027']['\u0040']""", "[2]")]
    [InlineData("$", """[{"o":{"j j":{"k.k":3}},"'":{"@":2}}]""")]
    [InlineData("$[*][*]", """[{"k.k":3},2]""")]
    public void Names(string path, string expected) => Check("""{ "o": { "j j": { "k.k": 3 } }, "'": { "@": 2 } }""", path, expected);

    // 2.3.3.3, 2.3.4.3
    [Theory]
    [InlineData("$[1]", """["b"]""")]
    [InlineData("$[-2]", """["f"]""")]
    [InlineData("$[7]", "[]")]
    [InlineData("$[1:3]", """["b","c"]""")]
    [InlineData("$[5:]", """["f","g"]""")]
    [InlineData("$[1:5:2]", """["b","d"]""")]
    [InlineData("$[5:1:-2]", """["f","d"]""")]
    [InlineData("$[::-1]", """["g","f","e","d","c","b","a"]""")]
    [InlineData("$[ 1 : 3 , 0 ]", """["b","c","a"]""")]
    [InlineData("$[::0]", "[]")]
    [InlineData("$.a", "[]")]
    public void IndexesAndSlices(string path, string expected) => Check("""["a","b","c","d","e","f","g"]""", path, expected);

    // 2.3.5.3
    [Theory]
    [InlineData("$.a[?@.b == 'kilo']", """[{"b":"kilo"}]""")]
    [InlineData("$.a[?(@.b == 'kilo')]", """[{"b":"kilo"}]""")]
    [InlineData("$.a[?@>3.5]", "[5,4,6]")]
    [InlineData("$.a[?@.b]", """[{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]""")]
    [InlineData("$[?@.*]", """[[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}],{"p":1,"q":2,"r":3,"s":5,"t":{"u":6}}]""")]
    [InlineData("$[?@[?@.b]]", """[[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]]""")]
    [InlineData("$.o[?@<3, ?@<3]", "[1,2,1,2]")]
    [InlineData("""$.a[?@<2 || @.b == "k"]""", """[1,{"b":"k"}]""")]
    [InlineData("$.o[?@>1 && @<4]", "[2,3]")]
    [InlineData("$.o[?@.u || @.x]", """[{"u":6}]""")]
    [InlineData("$.a[?@.b == $.x]", "[3,5,1,2,4,6]")]
    [InlineData("$.a[?@ == @]", """[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]""")]
    [InlineData("$.a[?!@.b && !(@ > 2)]", "[1,2]")]
    public void Filters(string path, string expected) => Check(Filtered, path, expected);

    // 2.3.5.3, table 11: what holds selects the one child of the root.
    [Theory]
    [InlineData("$.absent1 == $.absent2", true)]
    [InlineData("$.absent1 <= $.absent2", true)]
    [InlineData("$.absent == 'g'", false)]
    [InlineData("$.absent1 != $.absent2", false)]
    [InlineData("$.absent != 'g'", true)]
    [InlineData("1 <= 2", true)]
    [InlineData("1 > 2", false)]
    [InlineData("13 == '13'", false)]
    [InlineData("'a' <= 'b'", true)]
    [InlineData("'a' > 'b'", false)]
    [InlineData("$.obj == $.arr", false)]
    [InlineData("$.obj != $.arr", true)]
    [InlineData("$.obj == $.obj", true)]
    [InlineData("$.arr == $.arr", true)]
    [InlineData("$.obj == 17", false)]
    [InlineData("$.obj <= $.arr", false)]
    [InlineData("$.obj < $.arr", false)]
    [InlineData("$.obj <= $.obj", true)]
    [InlineData("1 <= $.arr", false)]
    [InlineData("1 >= $.arr", false)]
    [InlineData("true <= true", true)]
    [InlineData("true > true", false)]
    [InlineData("1 == 1.0", true)]
    [InlineData("null == null", true)]
    public void Comparisons(string condition, bool holds) =>
        Assert.Equal(holds ? 2 : 0, JsonPath.Parse($"$[?{condition}]").Select(JsonNode.Parse(Compared)).Count);

    // 2.5.1.3, 2.5.2.3
    [Theory]
    [InlineData("$..j", "[4,1]")]
    [InlineData("$..[0]", """[5,{"j":4}]""")]
    [InlineData("$.o..[*,*]", "[1,2,1,2]")]
    [InlineData("$.a..[0,1]", """[5,3,{"j":4},{"k":6}]""")]
    public void Descendants(string path, string expected) => Check("""{ "a": [5, 3, [{ "j": 4 }, { "k": 6 }]], "o": { "j": 1, "k": 2 } }""", path, expected);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("$.")]
    [InlineData("$.1a")]
    [InlineData("$.paths./orders")]
    [InlineData("$.x-a")]
    [InlineData("$[")]
    [InlineData("$['a]")]
    [InlineData("$['\\x']")]
    [InlineData("$[01]")]
    [InlineData("$[-0]")]
    [InlineData("$[1 2]")]
    [InlineData("$[9007199254740992]")]
    [InlineData("$[?]")]
    [InlineData("$[?1]")]
    [InlineData("$[?@.a ==]")]
    [InlineData("$[?@.* == 1]")]
    [InlineData("$[?@.a = 1]")]
    [InlineData("$[?@.a == 1")]
    [InlineData("$[?length(@.a) == 1]")]
    [InlineData("$[?match(@.a, 'b')]")]
    [InlineData("$ .a ")]
    public void WhatIsNoPathIsRefused(string path) => Assert.Throws<FormatException>(() => JsonPath.Parse(path));

    [Fact]
    public void NestingIsLimited() => Assert.Throws<FormatException>(static () => JsonPath.Parse("$[?" + new string('(', 10_000)));

    private static void Check(string document, string path, string expected) =>
        Assert.Equal(expected, new JsonArray([.. JsonPath.Parse(path).Select(JsonNode.Parse(document)).Select(static match => match.Value?.DeepClone())]).ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal));
}
