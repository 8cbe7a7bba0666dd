using System.Text.Json;
using Graph.Execution.Coercion;
using Graph.Language;

namespace Graph.Execution.Tests.Coercion;

/// <summary>How values are shown in messages.</summary>
public sealed class ValueTextTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("1.5")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("null")]
    [InlineData("RED")]
    [InlineData("\"a\\n\\r\\t\\\"\\\\\"")]
    [InlineData("[]")]
    [InlineData("[1, [2, [3]]]")]
    [InlineData("{}")]
    [InlineData("{ a: 1, b: { c: [] } }")]
    [InlineData("$name")]
    public void A_literal_is_shown_as_it_is_written(string literal) =>
        Assert.Equal(literal, ValueText.Of(Utf8GraphQLParser.ParseValue(literal)));

    [Theory]
    [InlineData("[[[[1]]]]", "[[[[…]]]]")]
    [InlineData("{ a: { b: { c: { d: 1 } } } }", "{ a: { b: { c: {…} } } }")]
    public void A_deep_literal_is_cut(string literal, string shown) =>
        Assert.Equal(shown, ValueText.Of(Utf8GraphQLParser.ParseValue(literal)));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("\"a\\u0001\"", "\"a\\u0001\"")]
    [InlineData("null", "null")]
    [InlineData("{}", "{}")]
    [InlineData("""{"a":[1,true],"b":{"c":"d"}}""", "{ a: [1, true], b: { c: \"d\" } }")]
    [InlineData("[[[[1]]]]", "[[[[Array]]]]")]
    [InlineData("""{"a":{"b":{"c":{"d":1}}}}""", "{ a: { b: { c: [Object] } } }")]
    public void A_json_value_is_shown_as_javascript_would(string json, string shown)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(shown, ValueText.Of(document.RootElement));
    }

    [Fact]
    public void No_json_value_is_undefined() => Assert.Equal("undefined", ValueText.Of(default(JsonElement)));

    [Theory]
    [InlineData("\"", "\"")]
    [InlineData("[\"", "\"]")]
    [InlineData("[\"", "\", 1, 2]")]
    [InlineData("[[\"", "\", 1], [2]]")]
    [InlineData("{\"a\":\"", "\",\"b\":1}")]
    [InlineData("{\"a\":[\"", "\"],\"b\":1}")]
    public void A_long_value_is_cut_at_200_characters(string before, string after)
    {
        var text = before + new string('x', 500) + after;
        using var json = JsonDocument.Parse(text);

        Assert.Equal(201, ValueText.Of(json.RootElement).Length);
        Assert.EndsWith("…", ValueText.Of(json.RootElement));
        Assert.EndsWith(
            "…",
            ValueText.Of(Utf8GraphQLParser.ParseValue(text.Replace("\"a\":", "a:").Replace("\"b\":", "b:")))
        );
    }

    [Fact]
    public void No_character_is_cut_in_half()
    {
        using var json = JsonDocument.Parse($"\"x{string.Concat(Enumerable.Repeat("🜚", 200))}\"");

        var shown = ValueText.Of(json.RootElement);

        Assert.False(char.IsHighSurrogate(shown[^2]));
        Assert.EndsWith("🜚…", shown);
    }
}
