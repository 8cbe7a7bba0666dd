using Graph.Common.Database;
using Graph.Common.Removal;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Identity.Deletions;

/// <summary>Removes what Identity holds of a person whom all other services have removed, the account itself last.</summary>
internal sealed class OwnRows(
    IDbContextFactory<IdentityDbContext> contexts,
    NpgsqlDataSource database,
    TimeProvider time
)
{
    private const int BatchSize = 500;

    // A session may have thousands, which would go with it in one statement.
    private const string RefreshTokensSql = """
        delete from refresh_tokens where hash in (
            select t.hash from sessions s join refresh_tokens t on t.session_id = s.id where s.user_id = $1 limit $2)
        """;

    // Sanctions of others stay when the moderator leaves.
    private const string SanctionsSql = """
        update sanctions set moderator_id = '00000000-0000-0000-0000-000000000000'
        where user_id in (select user_id from sanctions where moderator_id = $1 and user_id <> $1 limit $2)
        """;

    private const string DoneSql = """
        with account as (
            delete from users where id = $1
        ), step as (
            update deletion_steps set done_round = $3 where deletion_id = $2 and service = 'identity'
        )
        update deletions set status = 'Done', user_id = null, reason = null, finished_at = $4 where id = $2
        """;

    private const string CountSql = """
        update deletion_steps set removed_first = removed_first + $2 where deletion_id = $1 and service = 'identity'
        """;

    /// <summary>Removes everything, batch by batch.</summary>
    /// <returns>False if something about the person is still to be published.</returns>
    public async Task<bool> RemoveAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        PersonRows rows;
        await using (var identity = await contexts.CreateDbContextAsync(cancellationToken))
        {
            rows = new PersonRows(identity.Model, typeof(Account), typeof(Deletion), typeof(DeletionProgress));
        }

        while (true)
        {
            var batch = await DatabaseRetry.RunAsync(
                (own: this, rows, deletion),
                static (state, token) => state.own.StepAsync(state.rows, state.deletion, token),
                cancellationToken
            );
            if (batch is not { } hasMore)
            {
                return true;
            }

            if (!hasMore)
            {
                return false;
            }
        }
    }

    /// <returns>Whether there may be more; false if something is to be published first, null if nothing is left.</returns>
    private async Task<bool?> StepAsync(PersonRows rows, Deletion deletion, CancellationToken cancellationToken)
    {
        var userId = deletion.UserId!.Value;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var removed = await ExecuteAsync(SanctionsSql);
        if (removed == 0)
        {
            removed = await ExecuteAsync(RefreshTokensSql);
        }

        bool? hasMore = true;
        if (removed == 0)
        {
            var batch = await rows.RemoveAsync(userId, BatchSize, transaction, cancellationToken);
            removed = batch.Removed;
            if (!batch.HasMore)
            {
                var events = await rows.RemoveEventsAsync(userId, transaction, cancellationToken);
                removed = events.Removed;
                hasMore = events.HasMore ? false : null;
            }
        }

        await using (var count = new NpgsqlCommand(CountSql, connection, transaction))
        {
            count.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = deletion.Id });
            count.Parameters.Add(new NpgsqlParameter<long> { TypedValue = removed + (hasMore is null ? 1 : 0) });
            await count.ExecuteNonQueryAsync(cancellationToken);
        }

        if (hasMore is null)
        {
            await using var done = new NpgsqlCommand(DoneSql, connection, transaction);
            done.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
            done.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = deletion.Id });
            done.Parameters.Add(new NpgsqlParameter<int> { TypedValue = DeletionRunner.Rounds });
            done.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = Clock.Truncate(time.GetUtcNow()) });
            await done.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return hasMore;

        async Task<int> ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BatchSize });
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
