using Graph.Annotations.Pagination;
using Microsoft.EntityFrameworkCore;
using Snapshooter.Xunit;

namespace Graph.Data.Tests.Paging;

/// <summary>The statements that pages are read by.</summary>
public sealed class PageSqlTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    [Fact]
    public async Task The_first_page_is_one_statement()
    {
        await using var context = notes.NewContext();
        await context.Notes.OrderByDescending(x => x.At).ToPageAsync(new PagingArguments(10, null));

        Snapshot.Match(notes.Sql.Single);
    }

    [Fact]
    public async Task A_page_after_a_cursor_compares_rows_and_looks_before_it_once()
    {
        await using var context = notes.NewContext();
        var list = context.Notes.OrderByDescending(x => x.At);
        var cursor = (await list.ToPageAsync(new PagingArguments(10, null))).CreateCursor(9);
        notes.Sql.Clear();
        await list.ToPageAsync(new PagingArguments(10, cursor));

        Snapshot.Match(notes.Sql.Single);
    }

    [Fact]
    public async Task A_page_before_a_cursor_turns_the_order_round()
    {
        await using var context = notes.NewContext();
        var list = context.Notes.OrderByDescending(x => x.At);
        var cursor = (await list.ToPageAsync(new PagingArguments(10, null))).CreateCursor(9);
        notes.Sql.Clear();
        await list.ToPageAsync(new PagingArguments(null, null, 5, cursor));

        Snapshot.Match(notes.Sql.Single);
    }

    [Fact]
    public async Task Mixed_directions_are_spelled_out_behind_what_an_index_can_start_with()
    {
        await using var context = notes.NewContext();
        var list = context.Notes.OrderBy(x => x.Rank).ThenByDescending(x => x.At).ThenByDescending(x => x.Title);
        var cursor = (await list.ToPageAsync(new PagingArguments(10, null))).CreateCursor(9);
        notes.Sql.Clear();
        await list.ToPageAsync(new PagingArguments(10, cursor));

        Snapshot.Match(notes.Sql.Single);
    }

    [Fact]
    public async Task Null_is_larger_than_everything()
    {
        await using var context = notes.NewContext();
        var list = context.Notes.OrderBy(x => x.Stars);
        var cursor = (await list.ToPageAsync(new PagingArguments(10, null))).CreateCursor(9);
        notes.Sql.Clear();
        await list.ToPageAsync(new PagingArguments(10, cursor));

        Snapshot.Match(notes.Sql.Single);
    }

    [Fact]
    public async Task Only_the_columns_of_the_selector_and_of_the_order_are_read()
    {
        await using var context = notes.NewContext();
        var page = await context
            .Notes.Where(x => x.IsOpen)
            .OrderByDescending(x => x.At)
            .Select(x => new { x.Title, Topic = x.Topic.Name })
            .ToPageAsync(new PagingArguments(10, null));

        Assert.All(page.Items, item => Assert.StartsWith("Topic", item.Topic, StringComparison.Ordinal));
        Snapshot.Match(notes.Sql.Single);
    }

    [Fact]
    public async Task The_total_count_comes_in_the_same_statement_where_it_is_asked_for()
    {
        await using var context = notes.NewContext();
        var list = context.Notes.Where(x => x.Rank < 3).OrderByDescending(x => x.At);
        var page = await list.ToPageAsync(new PagingArguments(10, null) { IncludeTotalCount = true });
        var sql = notes.Sql.Single;

        Assert.Equal(await list.CountAsync(), page.TotalCount);
        Snapshot.Match(sql);
    }

    [Fact]
    public async Task An_empty_page_needs_a_second_statement_only_to_say_what_lies_beyond_it()
    {
        await using var context = notes.NewContext();
        var list = context.Notes.OrderByDescending(x => x.At);
        var none = context.Notes.Where(x => x.Rank > 1000).OrderByDescending(x => x.At);

        var empty = await none.ToPageAsync(new PagingArguments(10, null) { IncludeTotalCount = true });
        Assert.Single(notes.Sql.Statements);
        Assert.Equal(0, empty.TotalCount);
        Assert.False(empty.HasNextPage || empty.HasPreviousPage);

        var last = await list.ToPageAsync(new PagingArguments(null, null, 1));
        notes.Sql.Clear();
        var beyond = await list.ToPageAsync(new PagingArguments(10, last.CreateCursor(0)));
        Assert.Equal(2, notes.Sql.Statements.Count);
        Assert.Empty(beyond.Items);
        Assert.True(beyond.HasPreviousPage);
        Assert.False(beyond.HasNextPage);
    }

    [Fact]
    public async Task A_page_of_nothing_still_says_whether_there_is_more()
    {
        await using var context = notes.NewContext();
        var page = await context.Notes.OrderBy(x => x.At).ToPageAsync(new PagingArguments(0, null));

        Assert.Empty(page.Items);
        Assert.True(page.HasNextPage);
    }

    [Fact]
    public async Task Pages_of_many_lists_are_one_statement()
    {
        await using var context = notes.NewContext();
        var topics = NotesDatabase.Topics;
        await context
            .Notes.Where(x => topics.Contains(x.TopicId) && x.IsOpen)
            .OrderByDescending(x => x.At)
            .ToBatchPageAsync(x => x.TopicId, new PagingArguments(3, null));

        Snapshot.Match(notes.Sql.Single);
    }

    [Fact]
    public async Task Pages_of_many_lists_after_a_cursor_look_before_it_once_per_list()
    {
        await using var context = notes.NewContext();
        var topics = NotesDatabase.Topics.ToList();
        var lists = context.Notes.Where(x => topics.Contains(x.TopicId)).OrderByDescending(x => x.At);
        var cursor = (await lists.ToBatchPageAsync(x => x.TopicId, new PagingArguments(3, null)))[topics[0]]
            .CreateCursor(1);
        notes.Sql.Clear();
        await lists
            .Select(x => new Note
            {
                Id = x.Id,
                TopicId = x.TopicId,
                Title = x.Title,
            })
            .ToBatchPageAsync(x => x.TopicId, new PagingArguments(3, cursor));

        Snapshot.Match(notes.Sql.Single);
    }

    [Fact]
    public async Task Total_counts_of_many_lists_are_one_statement_more()
    {
        await using var context = notes.NewContext();
        var topics = NotesDatabase.Topics.ToArray();
        var lists = context.Notes.Where(x => topics.Contains(x.TopicId)).OrderByDescending(x => x.At);
        var pages = await lists.ToBatchPageAsync(
            x => x.TopicId,
            new PagingArguments(3, null) { IncludeTotalCount = true }
        );

        Assert.Equal(2, notes.Sql.Statements.Count);
        foreach (var topic in topics)
        {
            Assert.Equal(await context.Notes.CountAsync(x => x.TopicId == topic), pages[topic].TotalCount);
        }
    }

    [Fact]
    public async Task Without_ids_the_parents_are_those_that_have_rows()
    {
        await using var context = notes.NewContext();
        var pages = await context
            .Notes.Where(x => x.Rank < 3)
            .OrderByDescending(x => x.At)
            .ToBatchPageAsync(x => x.Kind, new PagingArguments(3, null));

        Assert.Equal(3, pages.Count);
        Assert.All(pages, page => Assert.All(page.Value.Items, note => Assert.Equal(page.Key, note.Kind)));
    }

    [Fact]
    public async Task No_parents_need_no_statement()
    {
        await using var context = notes.NewContext();
        var topics = Array.Empty<Guid>();

        Assert.Empty(
            await context
                .Notes.Where(x => topics.Contains(x.TopicId))
                .ToBatchPageAsync(x => x.TopicId, new PagingArguments(3, null))
        );
        Assert.Empty(notes.Sql.Statements);
    }
}
