using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Graph.Common.Database;

/// <summary>
/// What EF Core sends is repeated as <see cref="DatabaseRetry"/> repeats SQL: only what was certainly rolled back. A database
/// that is away is told at once: whoever asks knows better than this service how long to wait.
/// </summary>
internal sealed class RolledBackStrategy(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, DatabaseRetry.MaxAttempts - 1, TimeSpan.FromSeconds(1))
{
    protected override bool ShouldRetryOn(Exception exception) =>
        (exception is DbUpdateException ? exception.InnerException : exception) is PostgresException failure
        && DatabaseRetry.IsRolledBack(failure);

    protected override TimeSpan? GetNextDelay(Exception lastException) =>
        ExceptionsEncountered.Count >= DatabaseRetry.MaxAttempts
            ? null
            : DatabaseRetry.DelayAfter(ExceptionsEncountered.Count);
}
