using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Hosting.Authentication;

/// <summary>
/// The keys of several sets as one. They are read again once a minute, and at once when a token is signed by an unknown key
/// (not more often than every 10 seconds), so keys can be rotated without a restart. A key that is gone from its set is gone; a set that
/// cannot be read keeps its keys for an hour.
/// </summary>
internal sealed class KeySets : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FreshAfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeptAfterFailure = TimeSpan.FromHours(1);
    private static readonly TimeSpan UnknownKeyInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(6);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly KeySet[] _sets;
    private Snapshot? _current;
    private Task<Snapshot>? _reading;
    private bool _isRequested;
    private long? _requestedAt;

    public KeySets(IEnumerable<IKeySetSource> sources, TimeProvider time)
    {
        _time = time;
        _sets = [.. sources.Select(source => new KeySet(source))];
        // It would accept tokens of a key for an hour after the key was taken out of its set.
        UseLastKnownGoodConfiguration = false;
    }

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        Task<Snapshot> reading;
        lock (_gate)
        {
            if (_current is { } current && !_isRequested)
            {
                var age = _time.GetElapsedTime(current.ReadAt);
                var fresh = current.IsComplete ? Fresh : FreshAfterFailure;
                if (age < fresh)
                {
                    return current.Configuration;
                }

                // Nobody waits for keys that were good a moment ago.
                reading = Read();
                if (age < Fresh + Fresh && current.IsComplete)
                {
                    return current.Configuration;
                }
            }
            else
            {
                reading = Read();
            }
        }

        return (await reading.WaitAsync(cancel).ConfigureAwait(false)).Configuration;
    }

    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) =>
        await GetConfigurationAsync(cancel).ConfigureAwait(false);

    /// <summary>A token is signed by a key that is not known.</summary>
    public override void RequestRefresh()
    {
        lock (_gate)
        {
            if (_requestedAt is not { } at || _time.GetElapsedTime(at) >= UnknownKeyInterval)
            {
                _requestedAt = _time.GetTimestamp();
                _isRequested = true;
            }
        }
    }

    private Task<Snapshot> Read()
    {
        if (_reading is { IsCompleted: false })
        {
            return _reading;
        }

        _isRequested = false;
        return _reading = Task.Run(ReadAsync);
    }

    private async Task<Snapshot> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(ReadTimeout);
        var read = await Task.WhenAll(_sets.Select(set => set.ReadAsync(_time, timeout.Token))).ConfigureAwait(false);
        var configuration = new OpenIdConnectConfiguration { JsonWebKeySet = new JsonWebKeySet() };
        foreach (var set in _sets)
        {
            foreach (var key in set.Keys)
            {
                configuration.JsonWebKeySet.Keys.Add(key);
            }
        }

        foreach (var key in configuration.JsonWebKeySet.GetSigningKeys())
        {
            configuration.SigningKeys.Add(key);
        }

        var snapshot = new Snapshot(configuration, _time.GetTimestamp(), Array.TrueForAll(read, isRead => isRead));
        lock (_gate)
        {
            _current = snapshot;
        }

        return snapshot;
    }

    private sealed record Snapshot(OpenIdConnectConfiguration Configuration, long ReadAt, bool IsComplete);

    private sealed class KeySet(IKeySetSource source)
    {
        private long _readAt;

        public IList<JsonWebKey> Keys { get; private set; } = [];

        /// <returns>Whether the set could be read.</returns>
        public async Task<bool> ReadAsync(TimeProvider time, CancellationToken cancellationToken)
        {
            try
            {
                var json = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
                Keys = new JsonWebKeySet(json).Keys;
                _readAt = time.GetTimestamp();
                return true;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Whatever keeps it from being read, tokens of the other sets go on.
                if (time.GetElapsedTime(_readAt) > KeptAfterFailure)
                {
                    Keys = [];
                }

                return false;
            }
        }
    }
}
