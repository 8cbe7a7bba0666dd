using Graph.Common.Events.Inbox;
using Graph.Death.Follows;
using Graph.Events.Identity;
using Npgsql;

namespace Graph.Death.Users;

/// <summary>Lets everybody who has an account and takes part be followed.</summary>
/// <remarks>One class for both, since it gets what happens to an account in its order.</remarks>
internal sealed class AccountUsers : IEventConsumer<AccountCreated>, IEventConsumer<AccountStatusChanged>
{
    private const string InsertSql = $"""
        insert into graph_users as u (id) select n.id from unnest($1::uuid[]) as n(id) order by n.id
        on conflict (id) do update set state = '{GraphUser.Active}' where u.state = '{GraphUser.Unknown}'
        """;

    private const string StateSql = """
        update graph_users u set state = n.state from unnest($1::uuid[], $2::text[]) as n(id, state) where u.id = n.id
        """;

    /// <inheritdoc/>
    public async Task ConsumeAsync(
        IReadOnlyList<Event<AccountCreated>> events,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(InsertSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(e => e.Data.UserId)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
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

        await using var command = new NpgsqlCommand(StateSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. latest.Keys] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. latest.Values] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
