using Graph.Common.Events.Rebuilding;
using Graph.Events.Death;
using Npgsql;

namespace Graph.Death.Follows;

/// <summary>Tells everybody's counts once more, for services that keep a copy of them.</summary>
internal sealed class CountsSnapshot : IEventSnapshot<CountsChanged>
{
    private const string PageSql = """
        select user_id, followers, following, version from follow_counts
        where user_id > $1
        order by user_id
        limit $2
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
            states.Add(
                new AggregateState(
                    new CountsChanged(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2)),
                    reader.GetInt64(3)
                )
            );
        }

        return states;
    }
}
