using Graph.Common.Events.Inbox;
using Graph.Common.Events.Rebuilding;
using Graph.Death.Follows;
using Graph.Events.War;
using Npgsql;

namespace Graph.Death.Users;

/// <summary>Keeps whether following somebody needs their consent, by what War says of their profiles.</summary>
/// <remarks>
/// Who is no longer private has said yes to everybody who waits: that is marked here, with the change, and done by
/// <see cref="RequestAcceptor"/>. War may tell of somebody before Identity does; until then nobody can follow them.
/// </remarks>
internal sealed class AccountPrivacy : IProjection<ProfileChanged>
{
    private const string UpdateSql = $"""
        insert into graph_users as u (id, state, is_private, profile_version)
        select n.id, '{GraphUser.Unknown}', n.is_private, n.version
        from unnest($1::uuid[], $2::boolean[], $3::bigint[]) as n(id, is_private, version)
        order by n.id
        on conflict (id) do update set
            is_private = excluded.is_private,
            profile_version = excluded.profile_version,
            is_opening = not excluded.is_private and (u.is_private or u.is_opening)
        where u.profile_version < excluded.profile_version
        """;

    private const string ForgetSql = """
        with page as (
            select id from graph_users where id > $1 order by id limit 1000
        ), forgotten as (
            update graph_users u set profile_version = -1 from page where u.id = page.id
        )
        select id from page order by id desc limit 1
        """;

    private const string ClearSql = "update graph_users set profile_version = 0 where profile_version = -1";

    /// <inheritdoc/>
    public async Task ConsumeAsync(
        IReadOnlyList<Event<ProfileChanged>> events,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        var latest = new SortedDictionary<Guid, ProfileChanged>();
        foreach (var e in events)
        {
            if (!latest.TryGetValue(e.Data.UserId, out var known) || known.Version < e.Data.Version)
            {
                latest[e.Data.UserId] = e.Data;
            }
        }

        await using var command = new NpgsqlCommand(UpdateSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. latest.Keys] });
        command.Parameters.Add(
            new NpgsqlParameter<bool[]> { TypedValue = [.. latest.Values.Select(profile => profile.IsPrivate)] }
        );
        command.Parameters.Add(
            new NpgsqlParameter<long[]> { TypedValue = [.. latest.Values.Select(profile => profile.Version)] }
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task BeginRebuildAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        Guid? after = Guid.Empty;
        do
        {
            await using var command = database.CreateCommand(ForgetSql);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after.Value });
            after = await command.ExecuteScalarAsync(cancellationToken) as Guid?;
        } while (after is not null);
    }

    /// <inheritdoc/>
    public async Task EndRebuildAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        // War has no profile of these, and stays private who was: nobody's consent is made up here.
        await using var command = database.CreateCommand(ClearSql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
