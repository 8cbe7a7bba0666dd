using Graph.Annotations.Pagination;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Paging;

/// <summary>Whoever walks through a list meets every row once, in order, whatever the order and the sizes of the pages are.</summary>
public sealed class WalkTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    public static TheoryData<string> Orders => ListOrders.Names;

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Forward_every_row_comes_once_and_in_order(string order)
    {
        var random = ListOrders.RandomOf(order);
        await using var context = notes.NewContext();
        var list = context.Notes.AsNoTracking().Sort(order);
        var expected = await context.Notes.KeysInOrder(order);

        var seen = new List<Guid>();
        string? cursor = null;
        while (true)
        {
            var size = random.Next(1, 60);
            var page = await list.ToPageAsync(new PagingArguments(size, cursor));

            Assert.Equal(seen.Count > 0, page.HasPreviousPage);
            seen.AddRange(page.Items.Select(note => note.Id));
            Assert.Equal(seen.Count < expected.Count, page.HasNextPage);
            if (!page.HasNextPage)
            {
                break;
            }

            Assert.Equal(size, page.Items.Count);
            cursor = page.CreateCursor(page.Items.Count - 1);
        }

        Assert.Equal(expected, seen);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Backward_every_row_comes_once_and_in_order(string order)
    {
        var random = ListOrders.RandomOf(order);
        await using var context = notes.NewContext();
        var list = context.Notes.AsNoTracking().Sort(order);
        var expected = await context.Notes.KeysInOrder(order);

        var seen = new List<Guid>();
        string? cursor = null;
        while (true)
        {
            var page = await list.ToPageAsync(new PagingArguments(null, null, random.Next(1, 60), cursor));

            Assert.Equal(seen.Count > 0, page.HasNextPage);
            seen.InsertRange(0, page.Items.Select(note => note.Id));
            Assert.Equal(seen.Count < expected.Count, page.HasPreviousPage);
            if (!page.HasPreviousPage)
            {
                break;
            }

            cursor = page.CreateCursor(0);
        }

        Assert.Equal(expected, seen);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Between_two_cursors_lie_the_rows_between_them(string order)
    {
        await using var context = notes.NewContext();
        var list = context.Notes.AsNoTracking().Sort(order);
        var whole = await list.ToPageAsync(new PagingArguments(1000, null));
        var random = ListOrders.RandomOf(order);
        for (var i = 0; i < 5; i++)
        {
            var start = random.Next(0, whole.Items.Count - 1);
            var end = random.Next(start + 1, whole.Items.Count);
            var (after, before) = (whole.CreateCursor(start), whole.CreateCursor(end));

            var first = await list.ToPageAsync(new PagingArguments(10, after, null, before));
            var last = await list.ToPageAsync(new PagingArguments(null, after, 10, before));

            var between = whole.Items.Skip(start + 1).Take(end - start - 1).Select(note => note.Id).ToList();
            Assert.Equal(between.Take(10), first.Items.Select(note => note.Id));
            Assert.Equal(between.TakeLast(10), last.Items.Select(note => note.Id));
            Assert.True(first.HasNextPage && first.HasPreviousPage && last.HasNextPage && last.HasPreviousPage);
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Each_of_many_lists_is_walked_through_at_the_same_time(string order)
    {
        await using var context = notes.NewContext();
        var topics = NotesDatabase.Topics;
        var list = context.Notes.AsNoTracking().Where(note => topics.Contains(note.TopicId)).Sort(order);

        foreach (var topic in topics)
        {
            var seen = new List<Guid>();
            string? cursor = null;
            var isBackward = topic.ToByteArray()[0] % 2 == 0;
            while (true)
            {
                var arguments = isBackward
                    ? new PagingArguments(null, null, 11, cursor)
                    : new PagingArguments(11, cursor);
                var pages = await list.ToBatchPageAsync(note => note.TopicId, arguments);

                Assert.Equal(topics.ToHashSet(), [.. pages.Keys]);
                var page = pages[topic];
                Assert.All(page.Items, note => Assert.Equal(topic, note.TopicId));
                Assert.Equal(seen.Count > 0, isBackward ? page.HasNextPage : page.HasPreviousPage);
                seen.InsertRange(isBackward ? 0 : seen.Count, page.Items.Select(note => note.Id));
                if (!(isBackward ? page.HasPreviousPage : page.HasNextPage))
                {
                    break;
                }

                cursor = page.CreateCursor(isBackward ? 0 : page.Items.Count - 1);
            }

            Assert.Equal(await context.Notes.Where(note => note.TopicId == topic).KeysInOrder(order), seen);
        }
    }
}
