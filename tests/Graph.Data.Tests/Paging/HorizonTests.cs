using Graph.Annotations.Pagination;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Paging;

/// <summary>Reading on towards the newest end of a list, where a row can appear behind those that could be read already.</summary>
public sealed class HorizonTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task What_appears_behind_a_young_row_is_read_once_it_is_older_than_the_horizon()
    {
        await using var context = notes.NewContext();
        var topic = await NewTopic(context);
        var list = context.Notes.Where(x => x.TopicId == topic).OrderByDescending(x => x.At);
        var young = await Add(context, topic, minutesAgo: 10);
        var page = await list.ToPageAsync(new PagingArguments(1, null), Long);
        var late = await Add(context, topic, minutesAgo: 20);
        await Add(context, topic, minutesAgo: 3);
        var cursor = page.CreateCursor(0);

        var early = await list.ToPageAsync(new PagingArguments(null, null, 10, cursor), Long);
        var settled = await list.ToPageAsync(new PagingArguments(null, null, 10, cursor), Short);

        Assert.Empty(early.Items);
        Assert.Equal([young, late], settled.Items.Select(note => note.Id));
        Assert.False(settled.HasPreviousPage);
        Assert.False(settled.HasNextPage);
    }

    [Fact]
    public async Task Nothing_repeats_behind_a_row_that_was_older_than_the_horizon()
    {
        await using var context = notes.NewContext();
        var topic = await NewTopic(context);
        var list = context.Notes.Where(x => x.TopicId == topic).OrderByDescending(x => x.At);
        await Add(context, topic, minutesAgo: 90);
        var cursor = (await list.ToPageAsync(new PagingArguments(1, null), Long)).CreateCursor(0);
        var next = await Add(context, topic, minutesAgo: 80);

        var page = await list.ToPageAsync(new PagingArguments(null, null, 10, cursor), Long);

        Assert.Equal([next], page.Items.Select(note => note.Id));
        Assert.True(page.HasNextPage);
    }

    [Fact]
    public async Task Pages_without_a_cursor_and_pages_of_what_is_older_hide_nothing()
    {
        await using var context = notes.NewContext();
        var topic = await NewTopic(context);
        var list = context.Notes.Where(x => x.TopicId == topic).OrderByDescending(x => x.At);
        var older = await Add(context, topic, minutesAgo: 2);
        var newer = await Add(context, topic, minutesAgo: 1);

        var first = await list.ToPageAsync(new PagingArguments(1, null), Long);
        var rest = await list.ToPageAsync(new PagingArguments(5, first.CreateCursor(0)), Long);
        var last = await list.ToPageAsync(new PagingArguments(null, null, 5), Long);

        Assert.Equal([newer], first.Items.Select(note => note.Id));
        Assert.Equal([older], rest.Items.Select(note => note.Id));
        Assert.True(rest.HasPreviousPage);
        Assert.Equal([newer, older], last.Items.Select(note => note.Id));
    }

    [Fact]
    public async Task A_list_whose_oldest_comes_first_is_followed_by_after()
    {
        await using var context = notes.NewContext();
        var topic = await NewTopic(context);
        var list = context.Notes.Where(x => x.TopicId == topic).OrderBy(x => x.At);
        var young = await Add(context, topic, minutesAgo: 10);
        var cursor = (await list.ToPageAsync(new PagingArguments(1, null), Long)).CreateCursor(0);
        var late = await Add(context, topic, minutesAgo: 20);

        Assert.Empty((await list.ToPageAsync(new PagingArguments(10, cursor), Long)).Items);
        Assert.Equal(
            [late, young],
            (await list.ToPageAsync(new PagingArguments(10, cursor), Short)).Items.Select(note => note.Id)
        );
        Assert.Equal(
            [late],
            (await list.ToPageAsync(new PagingArguments(null, null, 10, cursor), Long)).Items.Select(note => note.Id)
        );
    }

    [Fact]
    public async Task The_lists_of_many_parents_settle_too()
    {
        await using var context = notes.NewContext();
        Guid[] topics = [await NewTopic(context), await NewTopic(context)];
        var lists = context.Notes.Where(x => topics.Contains(x.TopicId)).OrderByDescending(x => x.At);
        var young = await Add(context, topics[0], minutesAgo: 10);
        var other = await Add(context, topics[1], minutesAgo: 15);
        var pages = await lists.ToBatchPageAsync(x => x.TopicId, new PagingArguments(1, null), Long);
        var late = await Add(context, topics[0], minutesAgo: 20);
        notes.Sql.Clear();

        var arguments = new PagingArguments(null, null, 10, pages[topics[0]].CreateCursor(0));
        var early = await lists.ToBatchPageAsync(x => x.TopicId, arguments, Long);
        Assert.Single(notes.Sql.Statements);
        var settled = await lists.ToBatchPageAsync(x => x.TopicId, arguments, Short);

        Assert.All(early.Values, page => Assert.Empty(page.Items));
        Assert.Equal([young, late], settled[topics[0]].Items.Select(note => note.Id));
        Assert.Equal([other], settled[topics[1]].Items.Select(note => note.Id));
    }

    [Fact]
    public async Task The_time_is_the_databases()
    {
        await using var context = notes.NewContext();
        var list = context.Notes.OrderByDescending(x => x.At);

        await list.ToPageAsync(new PagingArguments(1, null), Long);
        Assert.Contains("now()", notes.Sql.Single, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_not_sorted_by_time_has_no_horizon()
    {
        await using var context = notes.NewContext();
        foreach (var list in new[] { context.Notes.OrderBy(x => x.Title), context.Notes.OrderBy(x => x.EditedAt) })
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
                await list.ToPageAsync(new PagingArguments(1, null) { List = "Query.notes" }, Long)
            );

            Assert.Contains(
                "a list has a horizon where its first member is the time at which rows come in",
                error.Message,
                StringComparison.Ordinal
            );
        }
    }

    private static async Task<Guid> NewTopic(NotesDbContext context)
    {
        var topic = new Topic { Id = Guid.NewGuid(), Name = "Of its own" };
        context.Add(topic);
        await context.SaveChangesAsync();
        return topic.Id;
    }

    private static async Task<Guid> Add(NotesDbContext context, Guid topic, int minutesAgo)
    {
        var note = new Note
        {
            Id = Guid.NewGuid(),
            TopicId = topic,
            At = DateTimeOffset.UtcNow.AddMinutes(-minutesAgo),
        };
        context.Add(note);
        await context.SaveChangesAsync();
        return note.Id;
    }
}
