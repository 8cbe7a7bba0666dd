using System.Runtime.ExceptionServices;
using Graph.Execution.Resolvers;

namespace Graph.Execution.DataLoaders;

/// <summary>Keys that are loaded by one call, and what became of them.</summary>
internal sealed class DataLoaderBatch<TKey, TValue>
{
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private List<TKey>? _queue = [];
    private ResolverResult<TValue>[] _results = [];
    private ExceptionDispatchInfo? _failure;
    private volatile bool _isCompleted;

    /// <summary>A batch whose only value is known.</summary>
    public static DataLoaderBatch<TKey, TValue> Of(TValue? value)
    {
        var batch = new DataLoaderBatch<TKey, TValue> { _results = [new ResolverResult<TValue>(value!)] };
        batch.Complete(null);
        return batch;
    }

    /// <summary>The number of queued keys.</summary>
    public int Count => _queue!.Count;

    /// <summary>The queued keys.</summary>
    public IReadOnlyList<TKey> Keys => _queue!;

    /// <summary>True once values and failures can be read.</summary>
    public bool IsCompleted => _isCompleted;

    /// <summary>Completes, always successfully, when <see cref="IsCompleted"/> is true.</summary>
    public Task WaitAsync()
    {
        lock (_gate)
        {
            if (_isCompleted)
            {
                return Task.CompletedTask;
            }

            var waiting = new TaskCompletionSource();
            _waiting.Add(waiting);
            return waiting.Task;
        }
    }

    /// <summary>Queues a key; gives its index.</summary>
    public int Add(TKey key)
    {
        _queue!.Add(key);
        return _queue.Count - 1;
    }

    /// <summary>Ends the queueing: the keys, and where their results belong.</summary>
    public (TKey[] Keys, Memory<ResolverResult<TValue>> Results) Close()
    {
        TKey[] keys = [.. _queue!];
        _queue = null;
        _results = new ResolverResult<TValue>[keys.Length];
        return (keys, _results);
    }

    /// <summary>Lets go on who waits.</summary>
    /// <param name="failure">Why the whole batch failed; null if it did not.</param>
    public void Complete(Exception? failure)
    {
        _failure = failure is null ? null : ExceptionDispatchInfo.Capture(failure);
        lock (_gate)
        {
            _isCompleted = true;
        }

        // Each goes on right here, so that all keys that they ask for next are in one pass and make one batch again. With
        // one task for all, only the first would: the others would be left to the thread pool.
        foreach (var waiting in _waiting)
        {
            waiting.SetResult();
        }
    }

    /// <summary>Why a key failed; null if it did not.</summary>
    public Exception? FailureOf(int index) =>
        _failure is not null ? _failure.SourceException
        : _results[index].Error is { } error ? new GraphQLException(error)
        : null;

    /// <summary>The value of a key.</summary>
    public TValue? ValueOf(int index)
    {
        _failure?.Throw();
        return _results[index].Error is { } error ? throw new GraphQLException(error) : _results[index].Value;
    }
}
