using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Graph.Common.Telemetry;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Graph.Common.Live;

/// <summary>
/// A log in a Redis stream. A bell over pub/sub says that there is something to read; a bell that is lost costs seconds, not
/// messages. Where a message could not be appended, or Redis has lost the stream, a new run begins: nobody takes a gap for
/// silence.
/// </summary>
internal sealed partial class RedisLiveLog : ILiveLog
{
    private const int ReadAtOnce = 1_000;

    // KEYS: the stream, its run, its bell. ARGV: a run to begin, the message, how many to keep.
    private const string AppendScript = """
        if redis.call('EXISTS', KEYS[2]) == 0 then
            redis.call('SET', KEYS[2], ARGV[1])
            redis.call('DEL', KEYS[1])
        end
        local last = 0
        if redis.call('EXISTS', KEYS[1]) == 1 then
            local info = redis.call('XINFO', 'STREAM', KEYS[1])
            for i = 1, #info, 2 do
                if info[i] == 'last-generated-id' then
                    last = tonumber(string.match(info[i + 1], '^%d+'))
                end
            end
        end
        redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], string.format('%d-0', last + 1), 'message', ARGV[2])
        redis.call('PUBLISH', KEYS[3], '')
        return 1
        """;

    // KEYS: the stream, its run. ARGV: a run to begin, whether it must begin, the run and the last number that are known, how many to read.
    private const string ReadScript = """
        local run = redis.call('GET', KEYS[2])
        if not run or ARGV[2] == '1' then
            run = ARGV[1]
            redis.call('SET', KEYS[2], run)
            redis.call('DEL', KEYS[1])
        end
        local after = ARGV[4]
        if run ~= ARGV[3] then after = '0' end
        return { run, redis.call('XRANGE', KEYS[1], '(' .. after .. '-0', '+', 'COUNT', ARGV[5]) }
        """;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string _configuration;
    private readonly EndPoint? _server;
    private readonly RedisKey _stream;
    private readonly RedisKey _runKey;
    private readonly RedisChannel _bell;
    private readonly int _capacity;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _rung = new(0);
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly CancellationTokenSource _disposed = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConnectionMultiplexer? _connection;
    private Task _reading = Task.CompletedTask;
    private string _run = "";
    private long _last;
    private volatile bool _isConnected;
    private volatile bool _isTorn;

    /// <param name="configuration">A connection string of StackExchange.Redis.</param>
    /// <param name="key">The key of the stream, with a hash tag: its other keys lie beside it.</param>
    /// <param name="capacity">About how many messages the stream keeps.</param>
    /// <param name="logger">Told what goes wrong.</param>
    public RedisLiveLog(string configuration, string key, int capacity, ILogger logger)
    {
        _configuration = configuration;
        _server = ConfigurationOptions.Parse(configuration).EndPoints.FirstOrDefault();
        _stream = key;
        _runKey = $"{key}:run";
        _bell = RedisChannel.Literal($"{key}:bell");
        _capacity = capacity;
        _logger = logger;
    }

    /// <inheritdoc/>
    public bool IsConnected => _isConnected;

    /// <inheritdoc/>
    public Task ListenAsync(ILiveListener listener)
    {
        _reading = Task.Run(() => ReadAsync(listener));
        return _listening.Task;
    }

    /// <inheritdoc/>
    public async Task<bool> AppendAsync(ReadOnlyMemory<byte> message)
    {
        using var activity = RedisActivities.Start("append", _stream.ToString(), _server);
        try
        {
            var redis = await ConnectAsync().WaitAsync(Patience, _disposed.Token);
            await redis
                .ScriptEvaluateAsync(AppendScript, [_stream, _runKey, _bell.ToString()], [NewRun(), message, _capacity])
                .WaitAsync(Patience, _disposed.Token);
            return true;
        }
        catch (Exception e) when (IsAway(e))
        {
            activity.Fail(e);
            _isTorn = true;
            LogAway(_logger, _stream.ToString(), e.Message);
            Ring();
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        _listening.TrySetCanceled();
        await _reading;
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _connecting.Dispose();
        _rung.Dispose();
        _disposed.Dispose();
    }

    private async Task ReadAsync(ILiveListener listener)
    {
        while (!_disposed.IsCancellationRequested)
        {
            try
            {
                var more = await ReceiveAsync(listener);
                _isConnected = true;
                if (!more)
                {
                    _listening.TrySetResult();
                    await _rung.WaitAsync(Poll, _disposed.Token);
                }
            }
            catch (OperationCanceledException)
            {
                break;
            }
            // Whatever went wrong, nothing is heard until it works again.
            catch (Exception e)
            {
                if (_isConnected)
                {
                    _isConnected = false;
                    LogAway(_logger, _stream.ToString(), e.Message);
                    listener.Interrupt();
                }

                await Task.Delay(Pause, CancellationToken.None);
            }
        }

        _isConnected = false;
    }

    /// <summary>Passes on what the listener has not had.</summary>
    /// <returns>Whether there may be more.</returns>
    private async Task<bool> ReceiveAsync(ILiveListener listener)
    {
        var begins = _isTorn;
        var redis = await ConnectAsync().WaitAsync(Patience, _disposed.Token);
        var answer = (RedisResult[])
            (
                await redis
                    .ScriptEvaluateAsync(
                        ReadScript,
                        [_stream, _runKey],
                        [NewRun(), begins ? 1 : 0, _run, _last, ReadAtOnce]
                    )
                    .WaitAsync(Patience, _disposed.Token)
            )!;
        if (begins)
        {
            _isTorn = false;
        }

        var run = (string)answer[0]!;
        if (run != _run)
        {
            if (_run.Length > 0)
            {
                listener.Interrupt();
            }

            (_run, _last) = (run, 0);
        }

        var number = ulong.Parse(run, NumberStyles.None, CultureInfo.InvariantCulture);
        var entries = (RedisResult[])answer[1]!;
        foreach (var entry in entries)
        {
            var parts = (RedisResult[])entry!;
            var id = ((string)parts[0]!).AsSpan();
            _last = long.Parse(id[..id.IndexOf('-')], NumberStyles.None, CultureInfo.InvariantCulture);
            var body = (byte[])((RedisResult[])parts[1]!)[1]!;
            await listener.ReceiveAsync(new LiveMessage(number, _last, body));
        }

        return entries.Length == ReadAtOnce;
    }

    private async Task<IDatabase> ConnectAsync()
    {
        if (_connection is { } known)
        {
            return known.GetDatabase();
        }

        await _connecting.WaitAsync(_disposed.Token);
        try
        {
            if (_connection is null)
            {
                var options = ConfigurationOptions.Parse(_configuration);
                options.AbortOnConnectFail = false;
                // Who changes something must not wait long for those who watch.
                options.BacklogPolicy = BacklogPolicy.FailFast;
                options.ReconnectRetryPolicy = new LinearRetry(250);
                options.ClientName ??= "graph-live";
                var connection = await ConnectionMultiplexer.ConnectAsync(options);
                connection.ConnectionFailed += (_, _) => Ring();
                connection.ConnectionRestored += (_, _) => Ring();
                await connection.GetSubscriber().SubscribeAsync(_bell, (_, _) => Ring(), CommandFlags.FireAndForget);
                _connection = connection;
            }

            return _connection.GetDatabase();
        }
        finally
        {
            _connecting.Release();
        }
    }

    private void Ring()
    {
        try
        {
            if (_rung.CurrentCount == 0)
            {
                _rung.Release();
            }
        }
        catch (ObjectDisposedException)
        {
            // The service stops.
        }
    }

    private static string NewRun() =>
        BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)).ToString(CultureInfo.InvariantCulture);

    private static bool IsAway(Exception e) =>
        e is RedisException or RedisTimeoutException or TimeoutException or ObjectDisposedException;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Log} in Redis cannot be reached: {Reason} Who watches is told that something was missed."
    )]
    private static partial void LogAway(ILogger logger, string log, string reason);
}
