using Graph.Identity.Accounts;

namespace Graph.Identity.Tests.Accounts;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("  ada@example.com ")]
    [InlineData("Ada.Lovelace+graph@sub.example.co")]
    [InlineData("a!#$%&'*+-/=?^_`{|}~z@example.com")]
    [InlineData("ada@xn--bcher-kva.example")]
    public void An_address_is_taken_as_it_is_but_for_spaces_around_it(string text)
    {
        Assert.True(EmailAddress.TryRead(text, "email", out var address, out _));
        Assert.Equal(text.Trim(), address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.com")]
    [InlineData("ada@")]
    [InlineData("ada@localhost")]
    [InlineData("ada@example..com")]
    [InlineData("ada@-example.com")]
    [InlineData("ada@example.com.")]
    [InlineData(".ada@example.com")]
    [InlineData("ada.@example.com")]
    [InlineData("a..da@example.com")]
    [InlineData("ada lovelace@example.com")]
    [InlineData("ada@exam ple.com")]
    [InlineData("ada@example.com\r\nBcc: all@example.com")]
    [InlineData("\"ada\"@example.com")]
    [InlineData("ada@[127.0.0.1]")]
    [InlineData("ädä@example.com")]
    [InlineData("ada@bücher.example")]
    [InlineData("a@b@example.com")]
    public void What_is_none_is_refused_with_what_one_is(string text)
    {
        Assert.False(EmailAddress.TryRead(text, "email", out _, out var error));
        Assert.Equal("EMAIL", error.Rule);
        Assert.Equal(["input", "email"], error.Path);
    }

    [Fact]
    public void An_address_has_an_end()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 47), 4));

        Assert.True(EmailAddress.TryRead($"{new string('a', 62)}@{domain}", "email", out _, out _));
        Assert.False(EmailAddress.TryRead($"{new string('a', 63)}@{domain}", "email", out _, out _));
        Assert.False(EmailAddress.TryRead($"{new string('a', 65)}@example.com", "email", out _, out _));
        Assert.False(EmailAddress.TryRead(new string('@', 10_000_000), "email", out _, out _));
    }
}
