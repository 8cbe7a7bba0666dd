namespace Graph.Validation.Tests.Suggestions;

public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("name", "name", 0)]
    [InlineData("NAME", "name", 1)]
    [InlineData("nmae", "name", 1)]
    [InlineData("nam", "name", 1)]
    [InlineData("x", "name", 4)]
    public void Distance_counts_letters(string left, string right, int expected) =>
        Assert.Equal(expected, Validation.Suggestions.Distance(left, right));

    [Fact]
    public void The_closest_come_first_and_five_at_most() =>
        Assert.Equal(
            " Did you mean \"abcd\", \"abcde\", or \"abcx\"?",
            Validation.Suggestions.DidYouMean("abcd", ["abcx", "abcde", "abcd", "zzzzzz"])
        );

    [Fact]
    public void Nothing_close_says_nothing() =>
        Assert.Equal("", Validation.Suggestions.DidYouMean("foo", ["quux", "zzzz"]));
}
