using Graph.Common.Subgraphs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Common.Database;

/// <summary>Deletes idempotency keys that have expired, so that the table does not grow for ever.</summary>
/// <remarks>Any number of replicas may do it at once: they delete what is left.</remarks>
public sealed partial class IdempotencySweeper(
    SubgraphOptions options,
    IServiceProvider services,
    ILogger<IdempotencySweeper> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private const string SweepSql = """
        delete from idempotency
        where (user_id, key) in (select user_id, key from idempotency where expires_at <= $1 order by expires_at limit $2)
        """;

    /// <summary>Deletes all keys that have expired.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> SweepAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        OldRows.DeleteAsync(database, SweepSql, Clock.Now(), cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ConnectionString is null)
        {
            return;
        }

        var database = services.GetRequiredService<NpgsqlDataSource>();
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(database, stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                // The next time will do; a database that is away is reported by whoever needs it.
                LogFailure(logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Expired idempotency keys could not be deleted.")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
