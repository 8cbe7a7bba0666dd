using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Paging;

/// <summary>The orders that pages are tested in, by name.</summary>
internal static class ListOrders
{
    private static readonly Dictionary<string, Func<IQueryable<Note>, IQueryable<Note>>> All = new()
    {
        ["none, so the key"] = notes => notes,
        ["newest first"] = notes => notes.OrderByDescending(x => x.At),
        ["time at microseconds"] = notes => notes.OrderBy(x => x.At),
        ["nulls last"] = notes => notes.OrderBy(x => x.Stars),
        ["nulls first"] = notes => notes.OrderByDescending(x => x.Stars),
        ["nulls twice, both ways"] = notes => notes.OrderBy(x => x.Stars).ThenByDescending(x => x.EditedAt),
        ["nulls in the middle"] = notes => notes.OrderBy(x => x.Rank).ThenBy(x => x.Score).ThenBy(x => x.Price),
        ["mixed"] = notes => notes.OrderBy(x => x.Rank).ThenByDescending(x => x.At).ThenBy(x => x.Title),
        ["mixed the other way"] = notes => notes.OrderByDescending(x => x.Kind).ThenBy(x => x.IsOpen),
        ["text by its collation"] = notes => notes.OrderBy(x => x.Title),
        ["nullable text"] = notes => notes.OrderByDescending(x => x.Subtitle).ThenBy(x => x.Title),
        ["an enum stored as text"] = notes => notes.OrderBy(x => x.Mood).ThenByDescending(x => x.Day),
        ["a bool"] = notes => notes.OrderBy(x => x.IsOpen),
        ["a member of a relation"] = notes => notes.OrderByDescending(x => x.Topic.Name).ThenBy(x => x.Price),
        ["an expression"] = notes => notes.OrderBy(x => x.Title.Length).ThenBy(x => x.Stars ?? -1),
        ["the key first"] = notes => notes.OrderByDescending(x => x.Id),
    };

    private static readonly HashSet<string> DescendingAtTheEnd =
    [
        "newest first",
        "nulls first",
        "nulls twice, both ways",
        "an enum stored as text",
        "the key first",
    ];

    public static TheoryData<string> Names => [.. All.Keys];

    public static IQueryable<Note> Sort(this IQueryable<Note> notes, string order) => All[order](notes);

    /// <summary>A sequence of its own for each order, the same in every run.</summary>
    public static Random RandomOf(string order) => new(order.Aggregate(17, (seed, c) => unchecked((seed * 31) + c)));

    /// <summary>The keys of all rows as PostgreSQL sorts them: by the order, and then by the key in its last direction.</summary>
    public static async Task<List<Guid>> KeysInOrder(this IQueryable<Note> notes, string order)
    {
        var sorted = notes.Sort(order);
        return sorted is not IOrderedQueryable<Note> by || sorted == notes
            ? await notes.OrderBy(note => note.Id).Select(note => note.Id).ToListAsync()
            : await (DescendingAtTheEnd.Contains(order) ? by.ThenByDescending(x => x.Id) : by.ThenBy(x => x.Id))
                .Select(note => note.Id)
                .ToListAsync();
    }
}
