namespace Graph.Execution.DataLoaders;

/// <summary>Loads values by their keys, each key once per request, all keys that are asked for at the same time together.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value. For a value type that may be absent, take its nullable form: <c>int?</c>.</typeparam>
public interface IDataLoader<TKey, TValue>
    where TKey : notnull
{
    /// <summary>Loads one value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the waiting, not the loading: others may wait for the same key.</param>
    /// <returns>The value; null if there is none. Fails as the loading of its key failed.</returns>
    ValueTask<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>Loads a column of values.</summary>
    /// <param name="keys">The keys, in any number and with repetitions; read before the call returns.</param>
    /// <param name="cancellationToken">Ends the waiting, not the loading.</param>
    /// <returns>
    /// A value for each key, in the order of the keys; null where there is none. A key that failed throws where its value
    /// is read; a batch resolver that gives the list back as it is fails only those rows.
    /// </returns>
    ValueTask<IReadOnlyList<TValue?>> LoadAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancellationToken = default
    );

    /// <summary>Gives the loader a value that is known already, in place of one it may have.</summary>
    void SetCacheEntry(TKey key, TValue? value);

    /// <summary>Forgets a key, so that it is loaded again by whoever asks next.</summary>
    void RemoveCacheEntry(TKey key);

    /// <summary>Forgets everything that was read.</summary>
    void ClearCache();
}
