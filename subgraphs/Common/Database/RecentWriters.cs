using System.Security.Cryptography;
using Graph.Common.Live;

namespace Graph.Common.Database;

/// <summary>
/// Who has written to the service a moment ago, in any of its instances: they must see what they have done, which a standby may
/// not show yet.
/// </summary>
internal sealed class RecentWriters : ILiveListener, IAsyncDisposable
{
    /// <summary>How long somebody is remembered, at least. Longer than a standby may be behind that is read from.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    /// <summary>The name of the log that instances tell each other in.</summary>
    public const string LogName = "writers";

    /// <summary>About how many messages the log keeps.</summary>
    public const int LogCapacity = 1_000;

    // Above that, everybody counts as one who has written.
    private const int MaxWriters = 100_000;

    private readonly ILiveLog _log;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private HashSet<Guid> _young = [];
    private HashSet<Guid> _old = [];
    private long _turned;
    private long _interrupted;

    public RecentWriters(ILiveLog log, TimeProvider time)
    {
        _log = log;
        _time = time;
        _turned = _interrupted = time.GetTimestamp();
        _ = log.ListenAsync(this);
    }

    /// <summary>Somebody is about to write: the others hear of it before the client has its answer.</summary>
    public void Add(Guid writer)
    {
        var disguised = Disguise(writer);
        Remember(disguised);
        _ = _log.AppendAsync(disguised.ToByteArray());
    }

    /// <summary>Whether somebody may have written a moment ago.</summary>
    public bool Contains(Guid person)
    {
        // What other instances have said in the meantime is not known.
        if (!_log.IsConnected || _time.GetElapsedTime(Interlocked.Read(ref _interrupted)) < Memory)
        {
            return true;
        }

        var disguised = Disguise(person);
        lock (_gate)
        {
            Turn();
            return _young.Contains(disguised) || _old.Contains(disguised) || _young.Count + _old.Count >= MaxWriters;
        }
    }

    /// <inheritdoc/>
    public ValueTask ReceiveAsync(LiveMessage message)
    {
        if (message.Body.Length == 16)
        {
            Remember(new Guid(message.Body.Span));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Interrupt() => Interlocked.Exchange(ref _interrupted, _time.GetTimestamp());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _log.DisposeAsync();

    // The log keeps what nobody has overwritten: it must not name somebody whose account is deleted.
    private static Guid Disguise(Guid person)
    {
        Span<byte> bytes = stackalloc byte[16];
        person.TryWriteBytes(bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new Guid(hash[..16]);
    }

    private void Remember(Guid writer)
    {
        lock (_gate)
        {
            Turn();
            if (_young.Count < MaxWriters)
            {
                _young.Add(writer);
            }
        }
    }

    // Two sets, so that forgetting costs nothing for each person: whoever was added is in one of them for 5 to 10 seconds.
    private void Turn()
    {
        var passed = _time.GetElapsedTime(_turned);
        if (passed < Memory)
        {
            return;
        }

        (_young, _old) = (_old, _young);
        _young.Clear();
        if (passed >= 2 * Memory)
        {
            _old.Clear();
        }

        _turned = _time.GetTimestamp();
    }
}
