using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;

namespace Graph.Fusion.Tests.FieldSelectionMaps;

/// <summary>GraphQL Composite Schemas, appendix A: the grammar of field selection maps.</summary>
public sealed class FieldSelectionMapParserTests
{
    [Theory]
    [InlineData("id")]
    [InlineData("address.id")]
    [InlineData("weight(unit: IMPERIAL)")]
    [InlineData("packaging(material: BOX, tags: [\"a)\", \"b\\\"\"], size: { w: 1, h: 2.5 }).weight")]
    [InlineData("{ w: width, h: height }")]
    [InlineData("{ weight, dimension: { width, height } }")]
    [InlineData("dimension.{ size, weight }")]
    [InlineData("parts[id]")]
    [InlineData("parts[[{ id, name }]]")]
    [InlineData("{ coordinates: coordinates[{ lat: x, lon: y }] }")]
    [InlineData("mediaById<Book>.title | mediaById<Movie>.movieTitle")]
    [InlineData("{ bookId: <Book>.id } | { movieId: <Movie>.id }")]
    [InlineData("{ nested: { bookId: <Book>.id } | { movieId: <Movie>.id } }")]
    [InlineData("{ width(unit: CM), id }")]
    public void A_map_prints_as_it_was_written(string text)
    {
        Assert.True(FieldSelectionMapParser.TryParse(text, out var value, out var error), error?.ToString());
        Assert.Equal(text, value.ToString());
    }

    [Theory]
    [InlineData("|id", "id")]
    [InlineData("  id # the key", "id")]
    [InlineData("{a b,c}", "{ a, b, c }")]
    [InlineData("| a\n| b", "a | b")]
    public void Ignored_tokens_are_left_out(string text, string expected)
    {
        Assert.True(FieldSelectionMapParser.TryParse(text, out var value, out _));
        Assert.Equal(expected, value.ToString());
    }

    [Theory]
    [InlineData("", "Expected a field name, found the end of the text (at character 1)")]
    [InlineData("{}", "Expected a field name, found '}' (at character 2)")]
    [InlineData("a.", "Expected a field name, found the end of the text (at character 3)")]
    [InlineData("<A>", "Expected '.' and a field, found the end of the text (at character 4)")]
    [InlineData("a<B>", "Expected '.' and a field, found the end of the text (at character 5)")]
    [InlineData("<A>.{ id }", "Expected a field name, found '{' (at character 5)")]
    [InlineData("a<B>[id]", "Expected '.' and a field, found '[' (at character 5)")]
    [InlineData("[a]", "Expected a field name, found '[' (at character 1)")]
    [InlineData("a[b].c", "Expected the end of the map, found '.' (at character 5)")]
    [InlineData("a[b, c]", "Expected ']', found 'c' (at character 6)")]
    [InlineData("{ a a }", "The field 'a' is given twice (at character 7)")]
    [InlineData("a b", "Expected the end of the map, found 'b' (at character 3)")]
    [InlineData("a(x: $y)", "The argument 'x' of 'a' has a variable; only constants can be given (at character 2)")]
    [InlineData("a(x: 1", "The arguments of 'a' are never closed (at character 2)")]
    [InlineData("a!", "Expected the end of the map, found '!' (at character 2)")]
    public void A_text_that_is_no_map_is_refused_with_what_was_expected(string text, string expected)
    {
        Assert.False(FieldSelectionMapParser.TryParse(text, out _, out var error));
        Assert.Equal(expected, error.ToString());
    }

    [Theory]
    [InlineData("{a:")]
    [InlineData("a[")]
    [InlineData("a.{b:")]
    public void Nesting_is_limited(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 100_000));

        Assert.False(FieldSelectionMapParser.TryParse(text, out _, out var error));
        Assert.Contains("nests deeper", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_is_limited()
    {
        var text = string.Join('.', Enumerable.Repeat("a", 100_000));

        Assert.False(FieldSelectionMapParser.TryParse(text, out _, out var error));
        Assert.Contains("more than", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ w: dimension.width, h: dimension.height }", "{dimension{width height}}")]
    [InlineData("parts[{ id, name }]", "{parts{id name}}")]
    [InlineData("<Book>.title | <Movie>.name", "{...on Book{title}...on Movie{name}}")]
    [InlineData("media<Book>.author.id", "{media{...on Book{author{id}}}}")]
    [InlineData("weight(unit: KG)", "{weight(unit:KG)}")]
    public void The_selection_of_a_map_is_what_it_reads(string text, string expected)
    {
        Assert.True(FieldSelectionMapParser.TryParse(text, out var value, out _));
        Assert.Equal(expected, SyntaxPrinter.Print(FieldSelectionMapSelection.Of(value), indented: false));
    }
}
