using Graph.Common.Events.Rebuilding;
using Graph.Events.War;
using Npgsql;

namespace Graph.War.Profiles;

/// <summary>Tells once more what others have to know of everybody's profile, for services that keep a copy of it.</summary>
internal sealed class ProfileSnapshot : IEventSnapshot<ProfileChanged>
{
    private const string PageSql = """
        select id, handle, display_name, is_private, version from profiles where id > $1 order by id limit $2
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AggregateState>> ReadAsync(
        NpgsqlDataSource database,
        AggregateState? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(PageSql);
        // No id is empty: the first page begins behind it.
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after?.Event.AggregateId ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var states = new List<AggregateState>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var profile = new ProfileChanged(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetBoolean(3),
                reader.GetInt64(4)
            );
            states.Add(new AggregateState(profile, profile.Version));
        }

        return states;
    }
}
