using Graph.Common.Events.Inbox;
using Graph.Events.Identity;
using Npgsql;

namespace Graph.Common.Visibility;

/// <summary>Keeps whether accounts take part.</summary>
internal sealed class PersonStates : IEventConsumer<AccountStatusChanged>
{
    private const string UpsertSql = """
        insert into people as p (id, state) select n.id, n.state from unnest($1::uuid[], $2::text[]) as n(id, state)
        on conflict (id) do update set state = excluded.state
        """;

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

        await using var command = new NpgsqlCommand(UpsertSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. latest.Keys] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. latest.Values] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
