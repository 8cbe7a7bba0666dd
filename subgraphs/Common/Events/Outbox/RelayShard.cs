using Graph.Common.Events.Carriers;

namespace Graph.Common.Events.Outbox;

/// <summary>
/// What a relay knows of a shard. The lease is prolonged by one task and used by another; the latter says with which token it
/// began, so that what it learned under an earlier lease is not taken for what is true now.
/// </summary>
internal sealed class RelayShard(int number)
{
    /// <summary>How many of a batch number's bits the batches under one lease have to themselves.</summary>
    private const int NumberBits = 32;

    private readonly Lock _lock = new();
    private EventStreamState _stream = EventStreamState.Empty;
    private long _token;
    private long _lastNumber;
    private long _heldSince;
    private bool _isHeld;

    /// <summary>Which shard of the service.</summary>
    public int Number { get; } = number;

    /// <summary>Set when the stream may have lost its end, and nothing new is being published that would show it.</summary>
    public volatile bool MayHaveLost;

    /// <summary>The token of the lease.</summary>
    public long Token
    {
        get
        {
            lock (_lock)
            {
                return _token;
            }
        }
    }

    /// <summary>The stream, as far as this relay knows.</summary>
    public EventStreamState Stream
    {
        get
        {
            lock (_lock)
            {
                return _stream;
            }
        }
    }

    /// <summary>Takes the lease, or prolongs it.</summary>
    /// <param name="lease">What the database says.</param>
    /// <param name="asked">When it was asked: the lease began no earlier.</param>
    public void Hold(OutboxStore.HeldShard lease, long asked)
    {
        lock (_lock)
        {
            if (lease.Token != _token)
            {
                _stream = lease.Stream;
                _token = lease.Token;
                _lastNumber = 0;
            }

            _heldSince = asked;
            _isHeld = true;
        }
    }

    /// <summary>Another relay has taken over from the holder of this token.</summary>
    public void Lose(long token)
    {
        lock (_lock)
        {
            _isHeld &= token != _token;
        }
    }

    /// <summary>Whether the lease with this token is surely still held.</summary>
    public bool IsHeld(long token, EventTimes times)
    {
        lock (_lock)
        {
            return _isHeld && token == _token && times.Time.GetElapsedTime(_heldSince) < times.Lease;
        }
    }

    /// <summary>
    /// A number for the next batch. None is ever used twice, also not by a relay that has lost its lease without knowing it, nor
    /// for a stream that the carrier has lost and that begins again: the upper half is the lease's token. So whatever lies in
    /// the stream, its end says what is missing of what was published.
    /// </summary>
    public long NextNumber()
    {
        lock (_lock)
        {
            return _lastNumber = Math.Max(Math.Max(_token << NumberBits, _lastNumber), _stream.End) + 1;
        }
    }

    /// <summary>The stream is known to end elsewhere, or to be read by others.</summary>
    public void Learn(long token, EventStreamState stream)
    {
        lock (_lock)
        {
            if (token == _token)
            {
                _stream = stream;
            }
        }
    }
}
