using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Graph.Common.Telemetry;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Graph.Common.Events.Carriers;

/// <summary>
/// Carries events by Redis Streams: a stream per service and shard, an entry per batch whose id is the number of the batch, a
/// consumer group per consuming service. Redis may lose what it has confirmed; the relay finds that by the numbers and
/// publishes again.
/// </summary>
public sealed partial class RedisEventBus : IEventBus
{
    /// <summary>
    /// How many batches a stream holds before its relay waits: a group that is away must not fill Redis. What waits is in
    /// the outbox.
    /// </summary>
    public const int MaxLength = 10_000;

    internal const string Payload = "batch";
    internal const string TraceParent = "traceparent";
    internal const string TraceState = "tracestate";

    private const long Full = -1;
    private const long Appended = -2;

    /// <summary>
    /// Appends after the batch that the relay knows, or says where the stream ends: no relay can publish behind its
    /// successor's back, and no loss goes unseen. A stream that begins, begins with the groups that the relay knows. Returns
    /// the end where it is another one, -1 where the stream is full.
    /// </summary>
    private const string AppendScript = """
        local last = 0
        if redis.call('EXISTS', KEYS[1]) == 1 then
            local info = redis.call('XINFO', 'STREAM', KEYS[1])
            for i = 1, #info, 2 do
                if info[i] == 'last-generated-id' then
                    last = tonumber(string.match(info[i + 1], '^%d+'))
                end
            end
        end
        if last ~= tonumber(ARGV[1]) then return last end
        if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[4]) then return -1 end
        if last == 0 then
            for i = 7, #ARGV do redis.pcall('XGROUP', 'CREATE', KEYS[1], ARGV[i], '0-0', 'MKSTREAM') end
        end
        local entry = { 'batch', ARGV[3] }
        if ARGV[5] ~= '' then entry = { 'batch', ARGV[3], 'traceparent', ARGV[5], 'tracestate', ARGV[6] } end
        redis.call('XADD', KEYS[1], ARGV[2] .. '-0', unpack(entry))
        redis.call('PUBLISH', KEYS[2], ARGV[2])
        return -2
        """;

    private readonly string _configuration;
    private readonly EndPoint? _server;
    private readonly EventTimes _times;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly CancellationTokenSource _disposed = new();
    private ConnectionMultiplexer? _connection;

    /// <param name="configuration">A connection string of StackExchange.Redis, like <c>localhost:6379</c>.</param>
    /// <param name="times">How long things take.</param>
    /// <param name="logger">Told what goes wrong.</param>
    public RedisEventBus(string configuration, EventTimes times, ILogger<RedisEventBus> logger)
    {
        _configuration = configuration;
        _times = times;
        _logger = logger;
        var servers = ConfigurationOptions.Parse(configuration).EndPoints;
        _server = servers.FirstOrDefault();
        // Without what may be a password.
        Name = $"Redis at {string.Join(", ", servers)}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Kind => "redis";

    /// <inheritdoc/>
    public async ValueTask<EventStreamState?> GetStateAsync(EventStream stream, CancellationToken cancellationToken)
    {
        try
        {
            var redis = await ConnectAsync(cancellationToken);
            var info = await redis.StreamInfoAsync(KeyOf(stream)).WaitAsync(cancellationToken);
            var groups = await redis.StreamGroupInfoAsync(KeyOf(stream)).WaitAsync(cancellationToken);
            return new EventStreamState(
                NumberOf(info.LastGeneratedId),
                [.. groups.Select(group => group.Name).Order(StringComparer.Ordinal)]
            );
        }
        catch (RedisServerException e) when (e.Message.Contains("no such key", StringComparison.OrdinalIgnoreCase))
        {
            return EventStreamState.Empty;
        }
        catch (Exception e) when (IsAway(e))
        {
            throw Away(e);
        }
    }

    /// <inheritdoc/>
    public async Task AppendAsync(
        EventStream stream,
        EventStreamState known,
        long number,
        EventBatch batch,
        CancellationToken cancellationToken
    )
    {
        long answer;
        using var activity = RedisActivities.Start("append", KeyOf(stream), _server);
        try
        {
            var redis = await ConnectAsync(cancellationToken);
            var result = await redis
                .ScriptEvaluateAsync(
                    AppendScript,
                    [KeyOf(stream), $"{KeyOf(stream)}:bell"],
                    [
                        known.End,
                        number,
                        batch.Json,
                        MaxLength,
                        batch.TraceParent ?? "",
                        batch.TraceState ?? "",
                        .. known.Groups.Select(group => (RedisValue)group),
                    ]
                )
                .WaitAsync(cancellationToken);
            answer = (long)result;
        }
        catch (Exception e) when (IsAway(e))
        {
            activity.Fail(e);
            throw Away(e);
        }

        switch (answer)
        {
            case Appended:
                return;
            case Full:
                throw new EventBusException(
                    $"the stream {KeyOf(stream)} holds {MaxLength} batches, because a group does not consume it. See ./graph "
                        + "events list; a group that is gone for good: XGROUP DESTROY."
                );
            default:
                throw new StreamMovedException(answer);
        }
    }

    /// <inheritdoc/>
    public async Task RingAsync(EventStream stream, CancellationToken cancellationToken)
    {
        try
        {
            var redis = await ConnectAsync(cancellationToken);
            await redis.PublishAsync(OutboxBell(stream.Source), stream.Shard).WaitAsync(cancellationToken);
        }
        catch (Exception e) when (IsAway(e))
        {
            throw Away(e);
        }
    }

    /// <inheritdoc/>
    public async Task ListenAsync(string source, Action<int> rung, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await ConnectAsync(cancellationToken);
                // The client subscribes again by itself where its connection breaks.
                var bell = await _connection!
                    .GetSubscriber()
                    .SubscribeAsync(OutboxBell(source))
                    .WaitAsync(cancellationToken);
                try
                {
                    while (true)
                    {
                        var ring = await bell.ReadAsync(cancellationToken);
                        if (ring.Message.TryParse(out int shard))
                        {
                            rung(shard);
                        }
                    }
                }
                finally
                {
                    bell.Unsubscribe(CommandFlags.FireAndForget);
                }
            }
            catch (Exception e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                LogDeaf(_logger, source, Name, e.Message);
                await Task.Delay(_times.Retry, _times.Time, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public IEventSubscription Subscribe(EventSubscription subscription) =>
        new RedisSubscription(this, subscription, _times, _logger);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _connecting.Dispose();
        _disposed.Dispose();
    }

    /// <summary>The connection that all of the process's streams share; it mends itself once it has been made.</summary>
    internal async Task<IDatabase> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is { } known)
        {
            return known.GetDatabase();
        }

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_connection is null)
            {
                var options = ConfigurationOptions.Parse(_configuration);
                options.AbortOnConnectFail = false;
                // A command that cannot be sent fails at once: the relay decides when to try again.
                options.BacklogPolicy = BacklogPolicy.FailFast;
                options.ReconnectRetryPolicy = new LinearRetry(250);
                options.ClientName ??= "graph-events";
                _connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(cancellationToken);
            }

            return _connection.GetDatabase();
        }
        finally
        {
            _connecting.Release();
        }
    }

    /// <summary>How many batches a group has not read, or has read and not acknowledged.</summary>
    internal async Task<long> WaitingAsync(EventStream stream, string group, CancellationToken cancellationToken)
    {
        try
        {
            var redis = await ConnectAsync(cancellationToken);
            foreach (var info in await redis.StreamGroupInfoAsync(KeyOf(stream)).WaitAsync(cancellationToken))
            {
                if (info.Name == group)
                {
                    return info.PendingMessageCount + (info.Lag ?? 0);
                }
            }

            return 0;
        }
        catch (RedisServerException e) when (e.Message.Contains("no such key", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }
        catch (Exception e) when (IsAway(e))
        {
            throw Away(e);
        }
    }

    /// <summary>Rings when something is appended to a stream. A ring that is lost costs time, not events.</summary>
    internal async Task<ChannelMessageQueue> ListenAsync(EventStream stream, CancellationToken cancellationToken)
    {
        await ConnectAsync(cancellationToken);
        return await _connection!
            .GetSubscriber()
            .SubscribeAsync(RedisChannel.Literal($"{KeyOf(stream)}:bell"))
            .WaitAsync(cancellationToken);
    }

    private static RedisChannel OutboxBell(string source) => RedisChannel.Literal($"graph:events:{source}:outbox");

    internal static string KeyOf(EventStream stream) => $"graph:events:{{{stream.Source}:{stream.Shard}}}";

    internal static long NumberOf(RedisValue id)
    {
        var text = id.ToString();
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return long.Parse(dash < 0 ? text : text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    internal static bool IsAway(Exception e) =>
        e
            is RedisException
                or RedisTimeoutException
                or TimeoutException
                or ObjectDisposedException
                or ChannelClosedException;

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Source} does not hear other instances over {Bus}, and looks by itself: {Reason}"
    )]
    private static partial void LogDeaf(ILogger logger, string source, string bus, string reason);

    private EventBusException Away(Exception e) => new($"{Name} does not answer: {e.Message}", e);
}
