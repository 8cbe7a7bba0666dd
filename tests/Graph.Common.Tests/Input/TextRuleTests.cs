using Graph.Common.Input;

namespace Graph.Common.Tests.Input;

/// <summary>What people may write, whatever their language, and what only looks as if they had written something.</summary>
public sealed class TextRuleTests
{
    private static readonly TextRule Name = new("name", 1, 10);
    private static readonly TextRule Text = new("text", 1, 40, Multiline: true);
    private static readonly TextRule Optional = new("place", 0, 10);

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\u2060")]
    [InlineData("\ufeff")]
    [InlineData("\u3164")]
    [InlineData("\u2800")]
    [InlineData(" \u00ad\u034f\u115f\u1160\uffa0 ")]
    [InlineData("\u200d\ufe0f\udb40\udc01")]
    [InlineData("\u2003\u3000\u00a0")]
    public void A_text_that_nobody_sees_is_empty(string text)
    {
        Assert.Equal("NOT_EMPTY", RuleOf(Name, text));
        Assert.Equal("NOT_EMPTY", RuleOf(Text, text));
        Assert.True(Optional.TryApply(text, out var stored, out _));
        Assert.Equal("", stored);
    }

    [Theory]
    [InlineData("👩‍👩‍👧")] // joiners inside
    [InlineData("❤️")]
    [InlineData("می‌خواهم")] // a joiner that Persian needs
    [InlineData("שלום")]
    [InlineData("ｱ")]
    [InlineData("e\u0301")]
    public void What_people_write_is_kept_as_it_is(string text)
    {
        Assert.True(Name.TryApply(text, out var stored, out _));
        Assert.Equal(text, stored);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    [InlineData("a\u0085b")]
    [InlineData("a\u000bb")]
    public void A_name_is_one_line(string text) =>
        Assert.Equal("The name holds a line break, which cannot be stored.", MessageOf(Name, text));

    [Theory]
    [InlineData('\u202e')]
    [InlineData('\u202a')]
    [InlineData('\u2066')]
    [InlineData('\u2069')]
    [InlineData('\u200f')]
    [InlineData('\u061c')]
    public void A_name_does_not_turn_around_what_stands_beside_it(char control) =>
        Assert.Equal(
            $"The name holds the direction control U+{(int)control:X4}, which cannot be stored.",
            MessageOf(Name, $"a{control}b")
        );

    [Fact]
    public void A_text_of_several_lines_may_say_how_a_part_is_read_but_turns_nothing_around()
    {
        Assert.True(Text.TryApply("\u2067שלום\u2069,\u200f\n\tAda", out _, out _));
        Assert.Equal(
            "The text holds the direction control U+202E, which cannot be stored.",
            MessageOf(Text, "a\u202eb")
        );
    }

    [Fact]
    public void What_is_no_text_is_refused_with_its_name()
    {
        Assert.Equal("The text holds the control character U+0000, which cannot be stored.", MessageOf(Text, "a\0b"));
        Assert.Equal(
            "The text holds half a surrogate pair (U+D83D), which cannot be stored.",
            MessageOf(Text, "a\ud83db")
        );
    }

    private static string RuleOf(TextRule rule, string text)
    {
        Assert.False(rule.TryApply(text, out _, out var error));
        return error.Rule;
    }

    private static string MessageOf(TextRule rule, string text)
    {
        Assert.False(rule.TryApply(text, out _, out var error));
        return error.Message;
    }
}
