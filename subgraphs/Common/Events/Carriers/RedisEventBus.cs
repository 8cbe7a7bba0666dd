using System.Globalization;
using System.Threading.Channels;
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
            for i = 5, #ARGV do redis.pcall('XGROUP', 'CREATE', KEYS[1], ARGV[i], '0-0', 'MKSTREAM') end
        end
        redis.call('XADD', KEYS[1], ARGV[2] .. '-0', 'batch', ARGV[3])
        redis.call('PUBLISH', KEYS[2], ARGV[2])
        return -2
        """;

    private readonly string _configuration;
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
        // Without what may be a password.
        Name = $"Redis at {string.Join(", ", ConfigurationOptions.Parse(configuration).EndPoints)}";
    }

    /// <inheritdoc/>
    public string Name { get; }

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
        ReadOnlyMemory<byte> batch,
        CancellationToken cancellationToken
    )
    {
        long answer;
        try
        {
            var redis = await ConnectAsync(cancellationToken);
            var result = await redis
                .ScriptEvaluateAsync(
                    AppendScript,
                    [KeyOf(stream), $"{KeyOf(stream)}:bell"],
                    [known.End, number, batch, MaxLength, .. known.Groups.Select(group => (RedisValue)group)]
                )
                .WaitAsync(cancellationToken);
            answer = (long)result;
        }
        catch (Exception e) when (IsAway(e))
        {
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

    /// <summary>Rings when something is appended to a stream. A ring that is lost costs time, not events.</summary>
    internal async Task<ChannelMessageQueue> ListenAsync(EventStream stream, CancellationToken cancellationToken)
    {
        await ConnectAsync(cancellationToken);
        return await _connection!
            .GetSubscriber()
            .SubscribeAsync(RedisChannel.Literal($"{KeyOf(stream)}:bell"))
            .WaitAsync(cancellationToken);
    }

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

    private EventBusException Away(Exception e) => new($"{Name} does not answer: {e.Message}", e);
}
