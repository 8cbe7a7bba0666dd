using Graph.Annotations.Pagination;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Paging;

/// <summary>A list that others write to while it is walked through.</summary>
public sealed class InsertedMeanwhileTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    public static TheoryData<string> Orders => ListOrders.Names;

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Rows_that_come_and_go_neither_repeat_nor_hide_others(string order)
    {
        var random = ListOrders.RandomOf(order);
        await using var context = notes.NewContext();
        var list = context.Notes.AsNoTracking().Sort(order);
        var atFirst = (await list.ToPageAsync(new PagingArguments(10_000, null)))
            .Items.Select(note => note.Id)
            .ToList();
        var gone = new HashSet<Guid>();

        var seen = new List<Guid>();
        string? cursor = null;
        while (true)
        {
            var page = await list.ToPageAsync(new PagingArguments(random.Next(1, 60), cursor));
            seen.AddRange(page.Items.Select(note => note.Id));
            if (!page.HasNextPage)
            {
                break;
            }

            cursor = page.CreateCursor(page.Items.Count - 1);
            await using var writer = notes.NewContext();
            writer.AddRange(Enumerable.Range(0, 3).Select(_ => NotesDatabase.NewNote(random)));
            await writer.SaveChangesAsync();

            // The row of the cursor itself goes: the place stays.
            var last = page.Items[^1].Id;
            gone.Add(last);
            await writer.Notes.Where(note => note.Id == last).ExecuteDeleteAsync();
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(atFirst, seen.Where(atFirst.ToHashSet().Contains));
        var nowAndThen = (await list.ToPageAsync(new PagingArguments(10_000, null))).Items.Select(note => note.Id);
        Assert.Equal(nowAndThen.Where(seen.ToHashSet().Contains), seen.Where(id => !gone.Contains(id)));
    }
}
