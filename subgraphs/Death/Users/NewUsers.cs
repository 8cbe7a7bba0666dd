using Graph.Common.Events.Inbox;
using Graph.Events.Identity;
using Npgsql;

namespace Graph.Death.Users;

/// <summary>Lets everybody who has an account from now on be followed.</summary>
/// <remarks>Who is there already stays as they are: the event came twice.</remarks>
internal sealed class NewUsers : IEventConsumer<AccountCreated>
{
    private const string InsertSql = """
        insert into graph_users (id) select n.id from unnest($1::uuid[]) as n(id) on conflict (id) do nothing
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
}
