using Graph.Execution.Resolvers;

namespace Graph.Execution.DataLoaders;

/// <summary>Loads values into a dictionary.</summary>
/// <example>
/// <code>
/// internal sealed class AuthorByIdDataLoader(AuthorStore authors) : BatchDataLoader&lt;int, Author&gt;
/// {
///     protected override Task&lt;IReadOnlyDictionary&lt;int, Author&gt;&gt; LoadBatchAsync(
///         IReadOnlyList&lt;int&gt; ids, CancellationToken ct) =&gt; authors.ByIds(ids, ct);
/// }
/// </code>
/// </example>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="comparer">When keys are the same; null for what their type says.</param>
public abstract class BatchDataLoader<TKey, TValue>(IEqualityComparer<TKey>? comparer = null)
    : DataLoaderBase<TKey, TValue>(comparer)
    where TKey : notnull
{
    /// <summary>Loads values.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="cancellationToken">Cancelled when the request is given up.</param>
    /// <returns>The values by their keys; a key that is missing has none.</returns>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
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
        var values = await LoadBatchAsync(keys, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < keys.Count; i++)
        {
            if (values.TryGetValue(keys[i], out var value))
            {
                results.Span[i] = value;
            }
        }
    }
}
