using Graph.Common.Events.Inbox;
using Graph.Events.Identity;
using Npgsql;

namespace Graph.War.Profiles;

/// <summary>Gives a profile to everybody who has an account from now on.</summary>
/// <remarks>
/// Identity holds each handle for one account, so none can be taken here. A profile that is there already stays as it is: the event came twice.
/// </remarks>
internal sealed class NewProfiles : IEventConsumer<AccountCreated>
{
    private const string InsertSql = """
        insert into profiles (id, handle, handle_key, display_name, created_at)
        select n.id, n.handle, n.handle_key, n.display_name, n.created_at
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
            as n(id, handle, handle_key, display_name, created_at)
        on conflict (id) do nothing
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
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(e => e.Data.Handle)] });
        command.Parameters.Add(
            new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(e => e.Data.Handle.ToLowerInvariant())] }
        );
        command.Parameters.Add(
            new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(e => e.Data.DisplayName)] }
        );
        command.Parameters.Add(
            new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. events.Select(e => e.Data.CreatedAt)] }
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
