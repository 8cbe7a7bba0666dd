using Npgsql;

namespace Graph.Common.Database;

/// <summary>
/// Repeats a unit of work that the database rolled back for a reason that has nothing to do with it: a serialisation
/// failure (40001; on CockroachDB an ordinary event) or a deadlock (40P01).
/// </summary>
/// <remarks>
/// Only what was certainly rolled back is repeated, so a change is never made twice; a broken connection is not among it.
/// </remarks>
public static class DatabaseRetry
{
    internal const int MaxAttempts = 6;

    private const int FirstDelayMilliseconds = 4;

    /// <summary>Runs the work until it succeeds, at most six times, with growing random pauses.</summary>
    /// <typeparam name="TState">What the work needs.</typeparam>
    /// <typeparam name="TResult">What the work gives.</typeparam>
    public static async Task<TResult> RunAsync<TState, TResult>(
        TState state,
        Func<TState, CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(state, cancellationToken);
            }
            catch (PostgresException e) when (IsRolledBack(e) && attempt < MaxAttempts)
            {
                await Task.Delay(DelayAfter(attempt), cancellationToken);
            }
        }
    }

    /// <summary>How long to wait before the next attempt: longer each time, and not the same for those who met.</summary>
    internal static TimeSpan DelayAfter(int attempt) =>
        TimeSpan.FromMilliseconds(Random.Shared.Next(1, FirstDelayMilliseconds << attempt));

    /// <summary>Whether the database has certainly undone the work, and it may succeed if it is repeated.</summary>
    internal static bool IsRolledBack(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
