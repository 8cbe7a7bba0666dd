using System.Security.Claims;

namespace Graph.Hosting.Authentication;

/// <summary>
/// Whose tokens are withdrawn. The list is read again every two seconds while anybody asks or watches. While it cannot be read the
/// last one holds: tokens do not live long.
/// </summary>
internal sealed class RevocationList
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    // Whoever comes after a long silence waits for the list.
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(10);

    private readonly IRevocationSource? _source;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly HashSet<RevocationWatch> _watches = [];
    private volatile Revocations _current = Revocations.None;
    private string? _text;
    private Task? _reading;
    private ITimer? _timer;
    private long? _readAt;
    private bool _hasFailed;

    public RevocationList(IRevocationSource? source, TimeProvider time)
    {
        _source = source;
        _time = time;
    }

    /// <summary>The list of a source, or of the URL that the options name.</summary>
    public static RevocationList Create(IRevocationSource? own, TokenOptions tokens) =>
        new(own ?? (tokens.Revocations is { Length: > 0 } url ? new Url(new Uri(url)) : null), TimeProvider.System);

    /// <summary>Whether the token with these claims is withdrawn.</summary>
    public ValueTask<bool> IsRevokedAsync(ClaimsPrincipal claims, CancellationToken cancellationToken)
    {
        if (_source is null)
        {
            return new ValueTask<bool>(false);
        }

        var reading = ReadIfOld();
        return reading is null
            ? new ValueTask<bool>(_current.Include(claims))
            : new ValueTask<bool>(WaitAsync(reading, claims, cancellationToken));
    }

    /// <summary>Tells when the token with these claims is withdrawn, until the watch is disposed; null where nothing is ever.</summary>
    public RevocationWatch? Watch(ClaimsPrincipal claims)
    {
        if (_source is null)
        {
            return null;
        }

        var watch = new RevocationWatch(this, claims);
        lock (_gate)
        {
            _watches.Add(watch);
            _timer ??= _time.CreateTimer(_ => ReadIfOld(), null, Fresh, Fresh);
        }

        watch.Look(_current);
        return watch;
    }

    /// <summary>Ends a watch.</summary>
    public void Forget(RevocationWatch watch)
    {
        lock (_gate)
        {
            _watches.Remove(watch);
            if (_watches.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
    }

    private async Task<bool> WaitAsync(Task reading, ClaimsPrincipal claims, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        return _current.Include(claims);
    }

    /// <returns>What to wait for; null if the list that is there will do.</returns>
    private Task? ReadIfOld()
    {
        lock (_gate)
        {
            var age = _readAt is { } at ? _time.GetElapsedTime(at) : TimeSpan.MaxValue;
            if (age < Fresh)
            {
                return null;
            }

            if (_reading is null || _reading.IsCompleted)
            {
                _reading = Task.Run(ReadAsync);
            }

            return age < Stale || _hasFailed ? null : _reading;
        }
    }

    private async Task ReadAsync()
    {
        string? text = null;
        var revocations = _current;
        try
        {
            text = await _source!.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            if (text != _text)
            {
                revocations = Revocations.Parse(text);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever keeps it from being read, the last one holds.
        }

        RevocationWatch[] watches = [];
        lock (_gate)
        {
            _hasFailed = text is null;
            _readAt = _time.GetTimestamp();
            if (!ReferenceEquals(revocations, _current))
            {
                _text = text;
                _current = revocations;
                watches = [.. _watches];
            }
        }

        foreach (var watch in watches)
        {
            watch.Look(revocations);
        }
    }

    private sealed class Url(Uri address) : IRevocationSource
    {
        public Task<string> ReadAsync(CancellationToken cancellationToken) =>
            Http.GetStringAsync(address, cancellationToken);
    }
}
