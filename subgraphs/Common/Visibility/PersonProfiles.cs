using Graph.Common.Events.Inbox;
using Graph.Common.Events.Rebuilding;
using Graph.Events.War;
using Npgsql;

namespace Graph.Common.Visibility;

/// <summary>Keeps people's handles, and whether their accounts are private.</summary>
internal sealed class PersonProfiles : IProjection<ProfileChanged>
{
    private const string UpsertSql = """
        insert into people as p (id, handle_key, is_private, profile_version)
        select n.id, n.handle_key, n.is_private, n.version
        from unnest($1::uuid[], $2::text[], $3::boolean[], $4::bigint[]) as n(id, handle_key, is_private, version)
        on conflict (id) do update set
            handle_key = excluded.handle_key,
            is_private = excluded.is_private,
            profile_version = excluded.profile_version
        where p.profile_version < excluded.profile_version
        """;

    private const string ForgetSql = """
        with page as (
            select id from people where profile_version >= 0 order by id limit 1000
        )
        update people p set profile_version = -1 from page where p.id = page.id
        """;

    // What Identity has said of them stays.
    private const string ClearSql = """
        update people set handle_key = null, is_private = false where profile_version = -1
        """;

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

        await using var command = new NpgsqlCommand(UpsertSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. latest.Keys] });
        command.Parameters.Add(
            new NpgsqlParameter<string[]> { TypedValue = [.. latest.Values.Select(x => x.Handle.ToLowerInvariant())] }
        );
        command.Parameters.Add(
            new NpgsqlParameter<bool[]> { TypedValue = [.. latest.Values.Select(x => x.IsPrivate)] }
        );
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. latest.Values.Select(x => x.Version)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task BeginRebuildAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        Pages.RunAsync(database, ForgetSql, cancellationToken);

    /// <inheritdoc/>
    public async Task EndRebuildAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ClearSql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
