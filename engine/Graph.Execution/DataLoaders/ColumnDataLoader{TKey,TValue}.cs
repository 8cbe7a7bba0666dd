using Graph.Execution.Resolvers;

namespace Graph.Execution.DataLoaders;

/// <summary>Loads values as a column: one for each key, in the order of the keys.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="comparer">When keys are the same; null for what their type says.</param>
public abstract class ColumnDataLoader<TKey, TValue>(IEqualityComparer<TKey>? comparer = null)
    : DataLoaderBase<TKey, TValue>(comparer)
    where TKey : notnull
{
    /// <summary>Loads values.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="cancellationToken">Cancelled when the request is given up.</param>
    /// <returns>A value for each key, in the order of the keys; null where there is none.</returns>
    protected abstract Task<IReadOnlyList<TValue?>> LoadColumnAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancellationToken
    );

    /// <inheritdoc />
    protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Memory<ResolverResult<TValue>> results,
        CancellationToken cancellationToken
    )
    {
        var values = await LoadColumnAsync(keys, cancellationToken).ConfigureAwait(false);
        if (values is null || values.Count != keys.Count)
        {
            throw new InvalidOperationException(
                $"{GetType().Name} was asked for {keys.Count} keys and gave {(values is null ? "null" : values.Count)}. It "
                    + "must give one value per key, in the order of the keys; give null for a key that has none."
            );
        }

        for (var i = 0; i < keys.Count; i++)
        {
            results.Span[i] = values[i]!;
        }
    }
}
