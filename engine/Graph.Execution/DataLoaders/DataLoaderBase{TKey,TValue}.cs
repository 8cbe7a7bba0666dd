using Graph.Execution.Resolvers;

namespace Graph.Execution.DataLoaders;

/// <summary>
/// A data loader: remembers what was loaded in the request, collects the keys that are asked for at the same time, and
/// loads them by one call.
/// </summary>
/// <remarks>
/// All members can be called from any thread. A key that failed stays failed for the request, so that a broken source is
/// asked once; <see cref="RemoveCacheEntry"/> tries again. Wait for a load with <c>await</c> only: it begins when nothing
/// else can, so a thread that blocks on it may wait for itself.
/// </remarks>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
public abstract class DataLoaderBase<TKey, TValue> : DataLoader, IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private static readonly DataLoaderOptions Defaults = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, LoadedValues<TKey, TValue>.Slot> _cache;
    private readonly List<DataLoaderBatch<TKey, TValue>> _queued = [];
    private int _trimAt;

    /// <summary>A loader.</summary>
    /// <param name="comparer">When keys are the same; null for what their type says.</param>
    protected DataLoaderBase(IEqualityComparer<TKey>? comparer = null) =>
        _cache = new Dictionary<TKey, LoadedValues<TKey, TValue>.Slot>(comparer);

    /// <summary>The most keys that one call can take; <see cref="DataLoaderOptions.MaxBatchSize"/> holds besides.</summary>
    protected virtual int MaxBatchSize => int.MaxValue;

    private DataLoaderOptions Options => Scope?.Options ?? Defaults;

    /// <inheritdoc />
    public ValueTask<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        LoadedValues<TKey, TValue>.Slot slot;
        var isFirst = false;
        lock (_gate)
        {
            slot = FindOrQueue(key, ref isFirst);
        }

        if (isFirst)
        {
            Schedule();
        }

        return slot.Batch.IsCompleted && slot.Batch.FailureOf(slot.Index) is null
            ? new ValueTask<TValue?>(slot.Batch.ValueOf(slot.Index))
            : AwaitAsync(slot, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<TValue?>> LoadAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancellationToken = default
    )
    {
        var slots = new LoadedValues<TKey, TValue>.Slot[keys.Count];
        var isFirst = false;
        try
        {
            lock (_gate)
            {
                for (var i = 0; i < slots.Length; i++)
                {
                    slots[i] = FindOrQueue(keys[i], ref isFirst);
                }
            }
        }
        finally
        {
            // Also if a key was wrong: others may wait for those that were queued before it.
            if (isFirst)
            {
                Schedule();
            }
        }

        foreach (var slot in slots)
        {
            if (!slot.Batch.IsCompleted)
            {
                return AwaitAsync(slots, cancellationToken);
            }
        }

        return new ValueTask<IReadOnlyList<TValue?>>(new LoadedValues<TKey, TValue>(slots));
    }

    /// <inheritdoc />
    public void SetCacheEntry(TKey key, TValue? value)
    {
        lock (_gate)
        {
            TrimIfFull();
            _cache[key] = new(DataLoaderBatch<TKey, TValue>.Of(value), 0);
        }
    }

    /// <inheritdoc />
    public void RemoveCacheEntry(TKey key)
    {
        lock (_gate)
        {
            // What is only queued is not old.
            if (_cache.TryGetValue(key, out var slot) && !_queued.Contains(slot.Batch))
            {
                _cache.Remove(key);
            }
        }
    }

    /// <inheritdoc />
    public override void ClearCache()
    {
        lock (_gate)
        {
            Forget(isLoading: true);
        }
    }

    /// <summary>Loads keys, each once and in no particular order.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="results">
    /// Takes a value or an error for each key, in the order of the keys; a result that is left alone is null.
    /// </param>
    /// <param name="cancellationToken">Cancelled when the request is given up.</param>
    /// <exception cref="Exception">Any exception fails all the keys.</exception>
    protected abstract ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Memory<ResolverResult<TValue>> results,
        CancellationToken cancellationToken
    );

    /// <inheritdoc />
    internal override void Dispatch()
    {
        DataLoaderBatch<TKey, TValue>[] batches;
        lock (_gate)
        {
            batches = [.. _queued];
            _queued.Clear();
        }

        foreach (var batch in batches)
        {
            _ = RunAsync(batch);
        }
    }

    private async Task RunAsync(DataLoaderBatch<TKey, TValue> batch)
    {
        Exception? failure = null;
        try
        {
            var (keys, results) = batch.Close();
            await FetchAsync(keys, results, Scope?.RequestAborted ?? default).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        Scope?.BeginPass();
        batch.Complete(failure);
        Scope?.EndPass();
    }

    private LoadedValues<TKey, TValue>.Slot FindOrQueue(TKey key, ref bool isFirst)
    {
        if (_cache.TryGetValue(key, out var known))
        {
            return known;
        }

        TrimIfFull();
        isFirst |= _queued.Count == 0;
        if (_queued.Count == 0 || _queued[^1].Count >= Math.Min(MaxBatchSize, Options.MaxBatchSize))
        {
            _queued.Add(new DataLoaderBatch<TKey, TValue>());
        }

        var batch = _queued[^1];
        return _cache[key] = new(batch, batch.Add(key));
    }

    private void Schedule()
    {
        if (Scope is null)
        {
            Dispatch();
        }
        else
        {
            Scope.Schedule(this);
        }
    }

    private void TrimIfFull()
    {
        if (_cache.Count >= Math.Max(_trimAt, Options.MaxCachedKeys))
        {
            Forget(isLoading: false);

            // What is left is waited for: looked at again when it has doubled, so that looking stays cheap.
            _trimAt = _cache.Count * 2;
        }
    }

    /// <summary>Forgets what was loaded, and on demand what is being loaded.</summary>
    private void Forget(bool isLoading)
    {
        if (!isLoading)
        {
            foreach (var (key, slot) in _cache)
            {
                if (slot.Batch.IsCompleted)
                {
                    _cache.Remove(key);
                }
            }

            return;
        }

        _cache.Clear();
        foreach (var batch in _queued)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                _cache[batch.Keys[i]] = new(batch, i);
            }
        }
    }

    private async ValueTask<TValue?> AwaitAsync(
        LoadedValues<TKey, TValue>.Slot slot,
        CancellationToken cancellationToken
    )
    {
        await Completion(slot.Batch, cancellationToken).ConfigureAwait(false);
        return slot.Batch.ValueOf(slot.Index);
    }

    private async ValueTask<IReadOnlyList<TValue?>> AwaitAsync(
        LoadedValues<TKey, TValue>.Slot[] slots,
        CancellationToken cancellationToken
    )
    {
        foreach (var slot in slots)
        {
            if (!slot.Batch.IsCompleted)
            {
                await Completion(slot.Batch, cancellationToken).ConfigureAwait(false);
            }
        }

        return new LoadedValues<TKey, TValue>(slots);
    }

    // The request's own token ends the batch itself.
    private Task Completion(DataLoaderBatch<TKey, TValue> batch, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled && cancellationToken != Scope?.RequestAborted
            ? batch.WaitAsync().WaitAsync(cancellationToken)
            : batch.WaitAsync();
}
