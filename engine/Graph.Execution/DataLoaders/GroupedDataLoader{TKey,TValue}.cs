using Graph.Execution.Resolvers;

namespace Graph.Execution.DataLoaders;

/// <summary>Loads many values for each key.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">One of the values of a key.</typeparam>
/// <param name="comparer">When keys are the same; null for what their type says.</param>
public abstract class GroupedDataLoader<TKey, TValue>(IEqualityComparer<TKey>? comparer = null)
    : DataLoaderBase<TKey, TValue[]>(comparer)
    where TKey : notnull
{
    /// <summary>Loads values.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="cancellationToken">Cancelled when the request is given up.</param>
    /// <returns>The values by their keys; a key that is missing has an empty array.</returns>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancellationToken
    );

    /// <inheritdoc />
    protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Memory<ResolverResult<TValue[]>> results,
        CancellationToken cancellationToken
    )
    {
        var values = await LoadGroupedBatchAsync(keys, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < keys.Count; i++)
        {
            results.Span[i] = values[keys[i]].ToArray();
        }
    }
}
