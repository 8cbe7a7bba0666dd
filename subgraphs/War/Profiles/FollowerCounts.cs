using Graph.Common.Events.Inbox;
using Graph.Common.Events.Rebuilding;
using Graph.Events.Death;
using Npgsql;

namespace Graph.War.Profiles;

/// <summary>Keeps <c>profiles.followers</c>, a copy of Death's count for ranking, by what Death says.</summary>
/// <remarks>
/// Death's counts are absolute and carry their version, so only the latest matters: repetitions and what comes late change
/// nothing. Counts of people whose profile has not been made yet wait in <c>follower_counts</c>; who makes a profile locks
/// that row first (<see cref="ExpectSql"/>), so that no count falls between the two.
/// </remarks>
internal sealed class FollowerCounts : IProjection<CountsChanged>
{
    /// <summary>Locks the waiting counts of people whose profiles are about to be made; $1 are their ids.</summary>
    public const string ExpectSql = """
        insert into follower_counts as f (user_id, followers, version)
        select e.id, 0, -1 from unnest($1::uuid[]) as e(id) order by e.id
        on conflict (user_id) do update set version = f.version
        """;

    /// <summary>Takes waiting counts over into profiles; $1 are their ids.</summary>
    public const string TakeOverSql = """
        with waiting as (
            delete from follower_counts f using profiles p
            where f.user_id = any($1) and p.id = f.user_id
            returning f.user_id, f.followers, f.version
        )
        update profiles p set followers = w.followers, followers_version = w.version
        from waiting w
        where p.id = w.user_id and p.followers_version < w.version
        """;

    private const string UpdateSql = """
        with updated as (
            update profiles p set followers = c.followers, followers_version = c.version
            from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as c(id, followers, version)
            where p.id = c.id and p.followers_version < c.version
        )
        select c.id from unnest($1::uuid[]) as c(id) where not exists (select 1 from profiles p where p.id = c.id)
        """;

    private const string WaitSql = """
        insert into follower_counts as f (user_id, followers, version)
        select c.id, c.followers, c.version
        from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as c(id, followers, version)
        where c.id = any($4)
        order by c.id
        on conflict (user_id) do update set
            followers = case when f.version < excluded.version then excluded.followers else f.followers end,
            version = greatest(f.version, excluded.version)
        """;

    private const string ForgetSql = """
        with page as (
            select id from profiles where $1::uuid is null or id > $1 order by id limit 1000
        ), forgotten as (
            update profiles p set followers_version = -1 from page where p.id = page.id
        )
        select id from page order by id desc limit 1
        """;

    private const string ClearSql = "update profiles set followers = 0 where followers_version = -1 and followers <> 0";

    /// <inheritdoc/>
    public async Task ConsumeAsync(
        IReadOnlyList<Event<CountsChanged>> events,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        var latest = new SortedDictionary<Guid, (long Followers, long Version)>();
        foreach (var e in events)
        {
            if (!latest.TryGetValue(e.Data.UserId, out var known) || known.Version < e.Envelope.Sequence)
            {
                latest[e.Data.UserId] = (e.Data.Followers, e.Envelope.Sequence);
            }
        }

        var unknown = new List<Guid>();
        await using (var update = new NpgsqlCommand(UpdateSql, scope.Connection, scope.Transaction))
        {
            AddCounts(update.Parameters, latest);
            await using var reader = await update.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                unknown.Add(reader.GetGuid(0));
            }
        }

        if (unknown.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(scope.Connection, scope.Transaction);
        var wait = new NpgsqlBatchCommand(WaitSql);
        AddCounts(wait.Parameters, latest);
        wait.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. unknown] });
        batch.BatchCommands.Add(wait);
        // Their profiles may have been made since they were looked for.
        var takeOver = new NpgsqlBatchCommand(TakeOverSql);
        takeOver.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. unknown] });
        batch.BatchCommands.Add(takeOver);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task BeginRebuildAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using (var forget = database.CreateCommand("delete from follower_counts"))
        {
            await forget.ExecuteNonQueryAsync(cancellationToken);
        }

        Guid? after = null;
        do
        {
            await using var command = database.CreateCommand(ForgetSql);
            command.Parameters.Add(
                new NpgsqlParameter
                {
                    Value = (object?)after ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid,
                }
            );
            after = await command.ExecuteScalarAsync(cancellationToken) as Guid?;
        } while (after is not null);
    }

    /// <inheritdoc/>
    public async Task EndRebuildAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        // Death has said nothing about these: nobody has ever followed them.
        await using var command = database.CreateCommand(ClearSql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddCounts(
        NpgsqlParameterCollection parameters,
        SortedDictionary<Guid, (long Followers, long Version)> counts
    )
    {
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. counts.Keys] });
        parameters.Add(
            new NpgsqlParameter<long[]> { TypedValue = [.. counts.Values.Select(count => count.Followers)] }
        );
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. counts.Values.Select(count => count.Version)] });
    }
}
