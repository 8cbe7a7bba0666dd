using Graph.Execution.DataLoaders;
using Graph.Execution.Resolvers;

namespace Graph.Common.Paging;

/// <summary>
/// Loads pages of lists, by whose list it is and which part of it: whatever asks for the same part at the same time is one
/// statement, however many lists it is about.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
public abstract class PageDataLoader<T> : DataLoaderBase<(Guid Parent, PageRequest Page), Page<T>>
{
    /// <summary>The same part of many lists, in the order of their parents.</summary>
    /// <param name="parents">Whose lists.</param>
    /// <param name="page">The part of each list.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask<IReadOnlyList<Page<T>>> LoadAsync(
        IReadOnlyList<Guid> parents,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var keys = new (Guid, PageRequest)[parents.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (parents[i], page);
        }

        return (await LoadAsync(keys, cancellationToken))!;
    }

    /// <summary>Reads one page per parent, in the order of the parents.</summary>
    protected abstract Task<IReadOnlyList<Page<T>>> LoadPagesAsync(
        IReadOnlyList<Guid> parents,
        PageRequest page,
        CancellationToken cancellationToken
    );

    /// <inheritdoc/>
    protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<(Guid Parent, PageRequest Page)> keys,
        Memory<ResolverResult<Page<T>>> results,
        CancellationToken cancellationToken
    )
    {
        var parts = new Dictionary<PageRequest, List<int>>();
        for (var i = 0; i < keys.Count; i++)
        {
            if (!parts.TryGetValue(keys[i].Page, out var rows))
            {
                parts[keys[i].Page] = rows = [];
            }

            rows.Add(i);
        }

        // One statement after the other: a request that asks for many different parts must not take every connection.
        foreach (var (page, rows) in parts)
        {
            var parents = new Guid[rows.Count];
            for (var i = 0; i < parents.Length; i++)
            {
                parents[i] = keys[rows[i]].Parent;
            }

            var pages = await LoadPagesAsync(parents, page, cancellationToken);
            for (var i = 0; i < parents.Length; i++)
            {
                results.Span[rows[i]] = pages[i];
            }
        }
    }
}
