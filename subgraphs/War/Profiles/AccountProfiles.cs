using Graph.Common.Events.Inbox;
using Graph.Common.Events.Outbox;
using Graph.Events.Identity;
using Graph.Events.War;
using Graph.War.Database;
using Npgsql;

namespace Graph.War.Profiles;

/// <summary>Gives a profile to everybody who has an account, and shows whether the account takes part.</summary>
/// <remarks>
/// One class for both, since it gets what happens to an account in its order. Identity holds each handle for one account, so none can be taken here. A profile that is there already stays as it is: the event came twice.
/// </remarks>
internal sealed class AccountProfiles : IEventConsumer<AccountCreated>, IEventConsumer<AccountStatusChanged>
{
    private const string InsertSql = """
        insert into profiles (id, handle, handle_key, display_name, created_at)
        select n.id, n.handle, n.handle_key, n.display_name, n.created_at
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
            as n(id, handle, handle_key, display_name, created_at)
        on conflict (id) do nothing
        returning id, handle, display_name, is_private, version
        """;

    private const string StatusSql = """
        update profiles p set status = n.status, version = p.version + 1
        from unnest($1::uuid[], $2::text[]) as n(id, status)
        where p.id = n.id and p.status <> n.status
        """;

    /// <inheritdoc/>
    public async Task ConsumeAsync(
        IReadOnlyList<Event<AccountCreated>> events,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        Guid[] ids = [.. events.Select(e => e.Data.UserId)];
        var made = new List<ProfileChanged>();
        await using var batch = new NpgsqlBatch(scope.Connection, scope.Transaction);
        // Somebody may have been followed before the profile was there.
        batch.BatchCommands.Add(ByIds(FollowerCounts.ExpectSql, ids));
        var insert = ByIds(InsertSql, ids);
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(e => e.Data.Handle)] });
        insert.Parameters.Add(
            new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(e => e.Data.Handle.ToLowerInvariant())] }
        );
        insert.Parameters.Add(
            new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(e => e.Data.DisplayName)] }
        );
        insert.Parameters.Add(
            new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. events.Select(e => e.Data.CreatedAt)] }
        );
        batch.BatchCommands.Add(insert);
        batch.BatchCommands.Add(ByIds(FollowerCounts.TakeOverSql, ids));
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            // Only those that are new: the first and only rows of the batch.
            while (await reader.ReadAsync(cancellationToken))
            {
                made.Add(
                    new ProfileChanged(
                        reader.GetGuid(0),
                        reader.GetString(1),
                        reader.GetString(2),
                        reader.GetBoolean(3),
                        reader.GetInt64(4)
                    )
                );
            }
        }

        if (made.Count > 0)
        {
            await PublishAsync(made, scope, cancellationToken);
        }
    }

    private static async Task PublishAsync(
        List<ProfileChanged> profiles,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        var war = await scope.ContextAsync<WarDbContext>(cancellationToken);
        foreach (var profile in profiles)
        {
            war.Publish(profile, profile.Version);
        }

        await war.SaveChangesAsync(cancellationToken);
    }

    // Whoever has asked for the account to be deleted has left, and may come back.
    private static string Shown(string status) =>
        status == AccountStatusChanged.DeletionScheduled ? "INACTIVE" : status;

    private static NpgsqlBatchCommand ByIds(string sql, Guid[] ids)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        return command;
    }

    /// <inheritdoc/>
    public async Task ConsumeAsync(
        IReadOnlyList<Event<AccountStatusChanged>> events,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        // The last of each account is what is true.
        var latest = new SortedDictionary<Guid, string>();
        foreach (var e in events)
        {
            latest[e.Data.UserId] = e.Data.Status;
        }

        await using var command = new NpgsqlCommand(StatusSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. latest.Keys] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. latest.Values.Select(Shown)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
