namespace Graph.Fusion.Sources.Subscriptions;

/// <summary>An event is larger than what is accepted.</summary>
internal sealed class EventTooLargeException : Exception;

/// <summary>
/// The bytes of a stream of events under watch: an event has a largest size, and a source that has sent a heartbeat once must not
/// be silent for long.
/// </summary>
internal sealed class WatchedStream(Stream inner, int maxEventBytes, TimeSpan silence) : Stream
{
    private CancellationTokenSource? _alarm;
    private long _eventBytes;
    private bool _atLineStart = true;
    private bool _hasHeartbeat;

    /// <summary>Cancelled when nobody waits for the next event any more.</summary>
    public CancellationToken Reader { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Tells that what follows belongs to another event.</summary>
    public void BeginEvent() => _eventBytes = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_eventBytes > maxEventBytes)
        {
            throw new EventTooLargeException();
        }

        var read = await ReadInnerAsync(buffer).ConfigureAwait(false);
        if (FindHeartbeat(buffer.Span[..read]))
        {
            _hasHeartbeat = true;
            _eventBytes = 0;
        }

        _eventBytes += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _alarm?.Dispose();
        inner.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadInnerAsync(Memory<byte> buffer)
    {
        if (!_hasHeartbeat)
        {
            return await inner.ReadAsync(buffer, Reader).ConfigureAwait(false);
        }

        if (_alarm is null || !_alarm.TryReset())
        {
            _alarm?.Dispose();
            _alarm = new CancellationTokenSource();
        }

        _alarm.CancelAfter(silence);
        var alarm = _alarm;
        await using var registration = Reader.UnsafeRegister(
            static alarm => ((CancellationTokenSource)alarm!).Cancel(),
            alarm
        );
        return await inner.ReadAsync(buffer, alarm.Token).ConfigureAwait(false);
    }

    /// <summary>True if a comment begins in these bytes: the only heartbeat that the protocol has.</summary>
    private bool FindHeartbeat(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return false;
        }

        var found = (_atLineStart && bytes[0] == (byte)':') || bytes.IndexOf("\n:"u8) >= 0;
        _atLineStart = bytes[^1] == (byte)'\n';
        return found;
    }
}
