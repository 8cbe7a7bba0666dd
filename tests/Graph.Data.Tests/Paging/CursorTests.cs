using System.Buffers.Text;
using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Paging;

/// <summary>What a client can get wrong about cursors, and an author about lists.</summary>
public sealed class CursorTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    private static readonly PagingArguments First = new(3, null) { List = "Query.notes" };

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await using var context = notes.NewContext();
        var list = context.Notes.OrderBy(x => x.At);
        var cursor = (await list.ToPageAsync(First with { List = "Topic.notes" })).CreateCursor(0);

        await AssertRefused(
            () => list.ToPageAsync(First with { After = cursor }),
            "The argument 'after' is a cursor of another list; Query.notes takes only cursors that it returned itself."
        );
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        await using var context = notes.NewContext();
        var cursor = (await context.Notes.OrderBy(x => x.At).ToPageAsync(First)).CreateCursor(0);

        await AssertRefused(
            () =>
                context
                    .Notes.OrderByDescending(x => x.At)
                    .ToPageAsync(new PagingArguments(null, null, 3, cursor) { List = "Query.notes" }),
            "The argument 'before' is a cursor of Query.notes in another order; repeat the order with which it was read, or "
                + "start without a cursor."
        );
    }

    [Fact]
    public async Task Whatever_is_no_cursor_is_refused()
    {
        await using var context = notes.NewContext();
        var list = context.Notes.OrderBy(x => x.Title).ThenBy(x => x.Stars);
        var cursor = (await list.ToPageAsync(First)).CreateCursor(0);
        var bytes = Base64Url.DecodeFromChars(cursor);
        var random = new Random(3);
        var wrong = new List<string>
        {
            "",
            "x",
            "not a cursor",
            "====",
            cursor[..^4],
            cursor + "AAAA",
            new('A', 10_000),
        };
        for (var i = 9; i < bytes.Length; i++)
        {
            wrong.Add(Base64Url.EncodeToString(bytes.AsSpan(0, i)));
        }

        foreach (var text in wrong)
        {
            await AssertRefused(
                () => list.ToPageAsync(First with { After = text }),
                "The argument 'after' is not a cursor: use an edge's cursor, or startCursor or endCursor of pageInfo, as Query.notes "
                    + "returned it."
            );
        }

        // Other bytes are another place or none; nothing else happens.
        for (var i = 0; i < 300; i++)
        {
            var changed = bytes.ToArray();
            changed[random.Next(9, changed.Length)] = (byte)random.Next(256);
            try
            {
                await list.ToPageAsync(First with { After = Base64Url.EncodeToString(changed) });
            }
            catch (GraphQLException exception)
            {
                Assert.Contains("is not a cursor", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_query_that_takes_a_part_already_is_refused()
    {
        await using var context = notes.NewContext();
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await context.Notes.OrderBy(x => x.At).Take(5).ToPageAsync(First)
        );

        Assert.Equal(
            "A page is a part of a whole list: remove Take from the query, and say how large pages are with [UsePaging].",
            exception.Message
        );
    }

    [Fact]
    public async Task Rows_without_a_key_are_refused()
    {
        await using var context = notes.NewContext();
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await context.Notes.Select(x => new { x.Title }).Distinct().OrderBy(x => x.Title).ToPageAsync(First)
        );

        Assert.Contains("have no primary key in the model of a DbContext", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_around_the_order_stay_where_they_are()
    {
        await using var context = notes.NewContext();
        var page = await context
            .Notes.OrderBy(x => x.Rank)
            .OrderByDescending(x => x.At)
            .Include(x => x.Topic)
            .Where(x => x.IsOpen)
            .AsNoTracking()
            .ToPageAsync(First);

        Assert.All(page.Items, note => Assert.NotNull(note.Topic));
        var newest = await context.Notes.Where(x => x.IsOpen).MaxAsync(x => x.At);
        Assert.Equal(newest, page.Items[0].At);
        Assert.Empty(context.ChangeTracker.Entries());
    }

    private static async Task AssertRefused(Func<ValueTask<Page<Note>>> read, string sentence)
    {
        var exception = await Assert.ThrowsAsync<GraphQLException>(async () => await read());

        Assert.Equal(sentence, exception.Message);
        Assert.Equal("BAD_USER_INPUT", exception.Error.Code);
    }
}
