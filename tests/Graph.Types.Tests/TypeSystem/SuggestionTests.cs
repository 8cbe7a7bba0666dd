namespace Graph.Types.Tests.TypeSystem;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("contnt", " Did you mean \"content\"?")]
    [InlineData("CONTENT", " Did you mean \"content\"?")]
    [InlineData("autohr", " Did you mean \"author\" or \"authors\"?")]
    [InlineData("zzz", "")]
    public void Near_names_are_proposed_and_far_ones_not(string name, string expected) =>
        Assert.Equal(expected, Suggestion.For(name, ["content", "authors", "author", "likeCount"]));

    [Fact]
    public void At_most_three_names_are_proposed() =>
        Assert.Equal(" Did you mean \"a1\", \"a2\" or \"a3\"?", Suggestion.For("a", ["a1", "a2", "a3", "a4", "a5"]));

    [Fact]
    public void A_name_of_any_length_is_no_danger() =>
        Assert.Equal("", Suggestion.For(new string('a', 100_000), ["a"]));

    [Theory]
    [InlineData("FieldDefinition", "FIELD_DEFINITION")]
    [InlineData("HTMLText", "HTML_TEXT")]
    [InlineData("Public", "PUBLIC")]
    [InlineData("PUBLIC", "PUBLIC")]
    [InlineData("Only_Me", "ONLY_ME")]
    [InlineData("Version2", "VERSION2")]
    public void An_enum_member_gets_its_conventional_name(string name, string expected) =>
        Assert.Equal(expected, EnumNames.ToGraphQL(name));
}
