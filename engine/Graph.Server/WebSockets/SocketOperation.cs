using System.Collections.Concurrent;

namespace Graph.Server;

/// <summary>One operation on a socket, from its <c>subscribe</c> until it is over on either side.</summary>
internal sealed class SocketOperation : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, SocketOperation> _all;
    private readonly CancellationTokenSource _ended;
    private SubscriptionCount? _count;

    /// <summary>An operation that is cancelled with its connection.</summary>
    public SocketOperation(
        string id,
        ConcurrentDictionary<string, SocketOperation> all,
        CancellationToken closing,
        CancellationToken clientGone
    )
    {
        Id = id;
        _all = all;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(closing, clientGone);
        Ended = _ended.Token;
    }

    /// <summary>The client's id for it.</summary>
    public string Id { get; }

    /// <summary>Cancelled when it is over.</summary>
    public CancellationToken Ended { get; }

    /// <summary>True once nothing more may be sent for it.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Counts it as a subscription for as long as it lives; false if there are too many.</summary>
    public bool TryCount(SubscriptionCount count)
    {
        lock (_gate)
        {
            if (IsOver || !count.TryEnter())
            {
                return IsOver;
            }

            _count = count;
            return true;
        }
    }

    /// <summary>Ends it: its id and its place are free at once.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (IsOver)
            {
                return;
            }

            IsOver = true;
            _count?.Leave();
            _all.TryRemove(new KeyValuePair<string, SocketOperation>(Id, this));
            _ = _ended.CancelAsync();
        }
    }

    /// <summary>Ends it and lets go of its connection.</summary>
    public void Dispose()
    {
        End();
        _ended.Dispose();
    }
}
