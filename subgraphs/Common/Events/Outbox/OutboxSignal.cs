namespace Graph.Common.Events.Outbox;

/// <summary>
/// Wakes this process's relay after a commit. Nothing depends on it but time: what nobody was woken for, the relay finds by
/// its poll.
/// </summary>
public sealed class OutboxSignal
{
    private readonly SemaphoreSlim[] _shards =
    [
        .. Enumerable.Range(0, EventShard.Count).Select(_ => new SemaphoreSlim(0, 1)),
    ];

    /// <summary>Says that events of an aggregate have been committed.</summary>
    public void Wake(Guid aggregateId) => Wake(EventShard.Of(aggregateId));

    /// <summary>Says that events of a shard have been committed.</summary>
    public void Wake(int shard)
    {
        // More than one signal says no more than one does.
        try
        {
            if (_shards[shard].CurrentCount == 0)
            {
                _shards[shard].Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Somebody else was faster.
        }
    }

    internal Task WaitAsync(int shard, CancellationToken cancellationToken) =>
        _shards[shard].WaitAsync(cancellationToken);
}
