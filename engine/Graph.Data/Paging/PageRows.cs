namespace Graph.Data.Paging;

/// <summary>Makes pages of the rows of statements.</summary>
internal static class PageRows
{
    /// <summary>The page of rows that were read: one more than fits, in the order they were read in.</summary>
    public static Page<T> ToPage<TKey, T>(
        this List<PageRow<TKey, T>> rows,
        PageRequest page,
        bool hasBefore,
        bool hasAfter,
        int? total
    )
    {
        var hasMore = rows.Count > page.Size;
        var count = Math.Min(rows.Count, page.Size);
        var items = new T[count];
        var keys = new object?[count][];
        for (var i = 0; i < count; i++)
        {
            var row = rows[page.IsBackward ? count - 1 - i : i];
            items[i] = row.Item!;
            keys[i] = row.Keys;
        }

        return new Page<T>(
            items,
            hasNextPage: (!page.IsBackward && hasMore) || hasAfter,
            hasPreviousPage: (page.IsBackward && hasMore) || hasBefore,
            index => page.Cursor.Encode(keys[index]),
            total
        );
    }
}
