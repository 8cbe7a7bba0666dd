using Graph.Common.Events.Inbox;
using Graph.Events.Death;
using Npgsql;

namespace Graph.War.Profiles;

/// <summary>Keeps <c>profiles.followers</c>, a copy of Death's count for ranking, by what Death says.</summary>
/// <remarks>
/// Death's counts are absolute and carry their version, so only the latest matters: repetitions and what comes late change
/// nothing.
/// </remarks>
internal sealed class FollowerCounts : IEventConsumer<CountsChanged>
{
    private const string UpdateSql = """
        update profiles p set followers = c.followers, followers_version = c.version
        from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as c(id, followers, version)
        where p.id = c.id and p.followers_version < c.version
        """;

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

        await using var command = new NpgsqlCommand(UpdateSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. latest.Keys] });
        command.Parameters.Add(
            new NpgsqlParameter<long[]> { TypedValue = [.. latest.Values.Select(count => count.Followers)] }
        );
        command.Parameters.Add(
            new NpgsqlParameter<long[]> { TypedValue = [.. latest.Values.Select(count => count.Version)] }
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
