using Graph.Common.Database;
using Graph.Common.Events;
using Graph.Common.Events.Inbox;
using Graph.Common.Events.Outbox;
using Graph.Common.Subgraphs;
using Graph.Events.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Common.Removal;

/// <summary>
/// Removes people from a service in small transactions. Any number of instances may do it: a person is claimed for half a minute, and whoever
/// claims next goes on where the last one was killed.
/// </summary>
internal sealed partial class RemovalWorker<TContext>(
    string service,
    IServiceProvider services,
    RemovalSignal signal,
    EventTimes times,
    ILogger<RemovalWorker<TContext>> logger
) : BackgroundService
    where TContext : ServiceDbContext
{
    private const int BatchSize = 500;

    // After how many batches those who watch are told how far it is.
    private const int TellEvery = 20;

    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UntilPublished = TimeSpan.FromMilliseconds(250);

    private const string ClaimSql = """
        update removals set claimed_until = now() + $1
        where claimed_until < now()
            and user_id in (select user_id from removals where claimed_until < now() order by claimed_until limit 1)
        returning user_id, deletion_id
        """;

    private const string NoteSql = """
        update removals set removed = removed + $2, claimed_until = now() + $3 where user_id = $1 returning round, removed
        """;

    private const string DoneSql = "delete from removals where user_id = $1 and round = $2";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (services.GetRequiredService<SubgraphOptions>().ConnectionString is null)
        {
            return;
        }

        var database = services.GetRequiredService<EventDatabase>().Source;
        PersonRows rows;
        await using (
            var context = await services
                .GetRequiredService<IDbContextFactory<TContext>>()
                .CreateDbContextAsync(stoppingToken)
        )
        {
            rows = new PersonRows(context.Model, services.GetService<IPersonRemover>()?.Tables ?? []);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Poll;
            try
            {
                while (await ClaimAsync(database, stoppingToken) is var (userId, deletionId))
                {
                    await RemoveAsync(database, rows, userId, deletionId, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // It is claimed again when the claim is over.
                LogFailure(logger, service, e);
                wait = times.Retry;
            }

            await signal.WaitAsync(wait, stoppingToken);
        }
    }

    private static async Task<(Guid UserId, Guid DeletionId)?> ClaimAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(ClaimSql);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Claim });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetGuid(0), reader.GetGuid(1)) : null;
    }

    private async Task RemoveAsync(
        NpgsqlDataSource database,
        PersonRows rows,
        Guid userId,
        Guid deletionId,
        CancellationToken cancellationToken
    )
    {
        for (var batches = 1; ; batches++)
        {
            var tell = batches % TellEvery == 0;
            var step = await DatabaseRetry.RunAsync(
                (worker: this, database, rows, userId, deletionId, tell),
                static (state, token) =>
                    state.worker.StepAsync(
                        state.database,
                        state.rows,
                        state.userId,
                        state.deletionId,
                        state.tell,
                        token
                    ),
                cancellationToken
            );
            foreach (var shard in Enumerable.Range(0, EventShard.Count))
            {
                services.GetRequiredService<OutboxSignal>().Wake(shard);
            }

            switch (step)
            {
                case Step.Done:
                    return;
                case Step.Waits:
                    await Task.Delay(UntilPublished, times.Time, cancellationToken);
                    break;
            }
        }
    }

    private async Task<Step> StepAsync(
        NpgsqlDataSource database,
        PersonRows rows,
        Guid userId,
        Guid deletionId,
        bool tell,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var scope = new EventScope(services, connection, transaction);
        var (removed, step) = await NextAsync(rows, userId, scope, cancellationToken);
        if (await NoteAsync(scope, userId, removed, cancellationToken) is not var (round, total))
        {
            // Another instance has come to the end; what this one has found since is of the same kind.
            await transaction.CommitAsync(cancellationToken);
            return Step.Done;
        }

        if (step == Step.Done || tell)
        {
            var context = await scope.ContextAsync<TContext>(cancellationToken);
            context.PublishAs(service, new AccountPurged(deletionId, service, round, total, step == Step.Done));
            await context.SaveChangesAsync(cancellationToken);
        }

        if (step == Step.Done)
        {
            await using var done = new NpgsqlCommand(DoneSql, connection, transaction);
            done.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
            done.Parameters.Add(new NpgsqlParameter<int> { TypedValue = round });
            await done.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return step;
    }

    private async Task<(int Removed, Step Step)> NextAsync(
        PersonRows rows,
        Guid userId,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        if (services.GetService<IPersonRemover>() is { } remover)
        {
            var batch = await remover.RemoveAsync(userId, BatchSize, scope, cancellationToken);
            if (batch.HasMore)
            {
                return (batch.Removed, Step.Goes);
            }
        }

        var found = await rows.RemoveAsync(userId, BatchSize, scope.Transaction, cancellationToken);
        if (found.HasMore)
        {
            return (found.Removed, Step.Goes);
        }

        var events = await rows.RemoveEventsAsync(userId, scope.Transaction, cancellationToken);
        return (events.Removed, events.HasMore ? Step.Waits : Step.Done);
    }

    private static async Task<(int Round, long Removed)?> NoteAsync(
        EventScope scope,
        Guid userId,
        int removed,
        CancellationToken cancellationToken
    )
    {
        await using var note = new NpgsqlCommand(NoteSql, scope.Connection, scope.Transaction);
        note.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        note.Parameters.Add(new NpgsqlParameter<long> { TypedValue = removed });
        note.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Claim });
        await using var reader = await note.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt32(0), reader.GetInt64(1)) : null;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A person could not be removed from {Service} just now; it is tried again."
    )]
    private static partial void LogFailure(ILogger logger, string service, Exception exception);

    /// <summary>What comes after a batch.</summary>
    private enum Step
    {
        /// <summary>The next one.</summary>
        Goes,

        /// <summary>Events about the person are still to be published.</summary>
        Waits,

        /// <summary>Nothing: nothing is left.</summary>
        Done,
    }
}
