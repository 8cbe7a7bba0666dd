using Graph.Common.Ids;
using Graph.Common.Paging;

namespace Graph.Common.Tests.Paging;

public sealed class PageRequestTests
{
    private static readonly ListKind Followers = new("User.followers");

    private static readonly KeysetPosition Position = new(
        new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero).AddMicroseconds(123_456),
        UuidV8.NewUser()
    );

    [Fact]
    public void A_cursor_reads_back_as_the_position_it_was_made_of()
    {
        var cursor = Cursor.Encode(Followers, Position);

        Assert.Equal(Cursor.Length, cursor.Length);
        Assert.Matches("^[A-Za-z0-9_-]+$", cursor);
        Assert.True(Cursor.TryDecode(cursor, Followers, "after", out var position, out _));
        Assert.Equal(Position, position);
    }

    [Fact]
    public void Without_arguments_it_is_the_first_page()
    {
        var page = Create();

        Assert.Equal(20, page.Size);
        Assert.False(page.FromEnd);
        Assert.Null(page.After);
    }

    [Fact]
    public void Cursors_and_sizes_are_taken_over()
    {
        var cursor = Cursor.Encode(Followers, Position);

        Assert.Equal(PageRequest.First(100, Position), Create(first: 100, after: cursor));
        Assert.Equal(PageRequest.First(0), Create(first: 0));
        Assert.Equal(PageRequest.Last(5, Position), Create(last: 5, before: cursor));
        Assert.Equal(PageRequest.Last(20, Position), Create(before: cursor));
    }

    [Theory]
    [InlineData(-1, null, "The argument 'first' of User.followers is -1; it cannot be negative (0 to 100).")]
    [InlineData(
        100_000,
        null,
        "The argument 'first' of User.followers is 100000; at most 100 are allowed. Ask for the rest with a cursor."
    )]
    [InlineData(
        null,
        101,
        "The argument 'last' of User.followers is 101; at most 100 are allowed. Ask for the rest with a cursor."
    )]
    [InlineData(
        1,
        2,
        "The arguments 'first' (1) and 'last' (2) of User.followers exclude each other; give one of them."
    )]
    public void Sizes_that_make_no_page_are_refused_with_a_sentence(int? first, int? last, string message) =>
        Assert.Equal(message, Refuse(first: first, last: last));

    [Theory]
    [InlineData("")]
    [InlineData("MTA=")]
    [InlineData("not a cursor")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void What_is_no_cursor_is_refused_with_a_sentence(string cursor) =>
        Assert.Equal(
            "The argument 'before' is not a cursor: use an edge's cursor, or startCursor or endCursor of pageInfo, as "
                + "User.followers returned it.",
            Refuse(before: cursor)
        );

    [Fact]
    public void A_cursor_of_another_list_is_refused()
    {
        var cursor = Cursor.Encode(new ListKind("User.posts"), Position);

        Assert.Equal(
            "The argument 'after' is a cursor of another list; User.followers takes only cursors that it returned itself.",
            Refuse(after: cursor)
        );
    }

    [Fact]
    public void A_cursor_of_another_filter_is_refused()
    {
        var verified = new ListKind(Followers.Name, "verified");
        var cursor = Cursor.Encode(verified, Position);

        Assert.Contains("with other filter arguments", Refuse(after: cursor), StringComparison.Ordinal);
        Assert.True(Cursor.TryDecode(cursor, verified, "after", out _, out _));
    }

    private static PageRequest Create(int? first = null, string? after = null, int? last = null, string? before = null)
    {
        Assert.True(
            PageRequest.TryCreate(first, after, last, before, Followers, PageLimits.List, out var page, out var error),
            error?.Message
        );
        return page;
    }

    private static string Refuse(int? first = null, string? after = null, int? last = null, string? before = null)
    {
        Assert.False(
            PageRequest.TryCreate(first, after, last, before, Followers, PageLimits.List, out _, out var error)
        );
        return error!.Message;
    }
}
