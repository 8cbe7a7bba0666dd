using Graph.Identity.Accounts;

namespace Graph.Identity.Tests.Accounts;

public sealed class HandleRuleTests
{
    [Theory]
    [InlineData("ada", "ada")]
    [InlineData(" @Ada_1815 ", "Ada_1815")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123", "abcdefghijklmnopqrstuvwxyz0123")]
    public void A_handle_is_taken_without_the_at(string text, string expected)
    {
        Assert.True(HandleRule.TryRead(text, out var handle, out _));
        Assert.Equal(expected, handle);
    }

    [Theory]
    [InlineData("", "LENGTH")]
    [InlineData("ab", "LENGTH")]
    [InlineData("@ab", "LENGTH")]
    [InlineData("abcdefghijklmnopqrstuvwxyz01234", "LENGTH")]
    [InlineData("ada lovelace", "FORBIDDEN_CHARACTER")]
    [InlineData("ädä", "FORBIDDEN_CHARACTER")]
    [InlineData("аda", "FORBIDDEN_CHARACTER")]
    [InlineData("Admin", "RESERVED")]
    public void What_is_none_is_refused(string text, string rule)
    {
        Assert.False(HandleRule.TryRead(text, out _, out var error));
        Assert.Equal(rule, error.Rule);
    }
}
