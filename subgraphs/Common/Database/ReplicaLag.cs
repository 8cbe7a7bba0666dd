using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Graph.Common.Database;

/// <summary>
/// Watches how far a standby is behind: twice a second it asks the database where its log ends, and the standby how far it has
/// got. Only positions are compared, so that no two clocks must agree.
/// </summary>
internal sealed partial class ReplicaLag(
    Func<NpgsqlDataSource> database,
    Func<NpgsqlDataSource> replica,
    TimeProvider time,
    ILogger<ReplicaLag> logger
) : BackgroundService
{
    /// <summary>How old the newest thing that a standby has may be for it to be read from.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Places where the database's log ended, and when: as many as lie within the bound, and one more.
    private readonly Queue<(NpgsqlLogSequenceNumber End, long At)> _ends = new();
    private long _upToDate;
    private volatile bool _isKnown;

    /// <summary>Whether the standby has everything that was committed longer ago than <see cref="Bound"/>.</summary>
    public bool IsSmall => _isKnown && time.GetElapsedTime(Interlocked.Read(ref _upToDate)) <= Bound + Interval;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var wasSmall = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            string? reason = null;
            try
            {
                await MeasureAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException)
            {
                reason = e.Message;
            }

            if (IsSmall != wasSmall)
            {
                wasSmall = !wasSmall;
                Tell(wasSmall, reason);
            }

            try
            {
                await Task.Delay(Interval, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var now = time.GetTimestamp();
        await using (var end = database().CreateCommand("select pg_current_wal_lsn()"))
        {
            _ends.Enqueue(((NpgsqlLogSequenceNumber)(await end.ExecuteScalarAsync(patience.Token))!, now));
        }

        await using var place = replica().CreateCommand("select pg_is_in_recovery(), pg_last_wal_replay_lsn()");
        await using var reader = await place.ExecuteReaderAsync(patience.Token);
        await reader.ReadAsync(patience.Token);
        // Where several hosts are named and the standby is away, this is the database itself.
        var replayed = reader.GetBoolean(0)
            ? reader.IsDBNull(1)
                ? default
                : reader.GetFieldValue<NpgsqlLogSequenceNumber>(1)
            : NpgsqlLogSequenceNumber.Parse("FFFFFFFF/FFFFFFFF");
        while (_ends.TryPeek(out var oldest) && oldest.End <= replayed)
        {
            Interlocked.Exchange(ref _upToDate, oldest.At);
            _isKnown = true;
            _ends.Dequeue();
        }

        // Who is so far behind need not be remembered exactly.
        while (_ends.Count > 16)
        {
            _ends.Dequeue();
        }
    }

    private void Tell(bool isSmall, string? reason)
    {
        if (isSmall)
        {
            LogFresh(logger);
        }
        else if (reason is not null)
        {
            LogAway(logger, reason);
        }
        else
        {
            LogBehind(logger);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The standby is up to date: queries read from it.")]
    private static partial void LogFresh(ILogger logger);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The standby is more than a second behind: queries read from the database itself until it has caught up."
    )]
    private static partial void LogBehind(ILogger logger);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The standby cannot be compared with the database ({Reason}): queries read from the database itself."
    )]
    private static partial void LogAway(ILogger logger, string reason);
}
