using Graph.Common.Events.Inbox;
using Graph.Events.Identity;
using Npgsql;

namespace Graph.Common.Removal;

/// <summary>Notes whom to remove. The work is done beside the events, which do not wait for it.</summary>
internal sealed class RemovalRequests(RemovalSignal signal) : IEventConsumer<AccountDeleted>
{
    private const string InsertSql = """
        insert into removals as r (user_id, deletion_id, round, claimed_until)
        select n.user_id, n.deletion_id, max(n.round), now() - interval '1 second'
        from unnest($1::uuid[], $2::uuid[], $3::int[]) as n(user_id, deletion_id, round)
        group by n.user_id, n.deletion_id
        on conflict (user_id) do update set round = greatest(r.round, excluded.round)
        """;

    /// <inheritdoc/>
    public async Task ConsumeAsync(
        IReadOnlyList<Event<AccountDeleted>> events,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(InsertSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(e => e.Data.UserId)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(e => e.Data.DeletionId)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. events.Select(e => e.Data.Round)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
        signal.Wake();
    }
}
