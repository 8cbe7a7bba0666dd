using Graph.Identity.Passwords;

namespace Graph.Identity.Tests.Passwords;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("seven 7", "MIN_LENGTH")]
    [InlineData("Password1", "TOO_COMMON")]
    [InlineData("ADA@example.com", "NOT_YOUR_NAME")]
    [InlineData("ada_lovelace", "NOT_YOUR_NAME")]
    [InlineData("🐎🐎🐎🐎🐎🐎🐎", "MIN_LENGTH")]
    public void A_weak_password_is_refused(string password, string rule) =>
        Assert.Equal(rule, PasswordRule.Check(password, "password", "ada@example.com", "ada_lovelace")?.Rule);

    [Theory]
    [InlineData("eight 88")]
    [InlineData("        ")]
    [InlineData("🐎🐎🐎🐎🐎🐎🐎🐎")]
    public void Whatever_is_long_enough_is_accepted(string password) =>
        Assert.Null(PasswordRule.Check(password, "password", "ada@example.com", "ada"));

    [Fact]
    public void A_password_has_an_end()
    {
        Assert.Null(PasswordRule.Check(new string('x', 128), "password"));
        Assert.Equal("MAX_LENGTH", PasswordRule.Check(new string('x', 129), "password")?.Rule);
        Assert.Equal("MAX_LENGTH", PasswordRule.Check(new string('x', 10_000_000), "password")?.Rule);
    }
}
