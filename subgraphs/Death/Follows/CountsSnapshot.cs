using Graph.Common.Events.Rebuilding;
using Graph.Events.Death;
using Npgsql;

namespace Graph.Death.Follows;

/// <summary>Tells everybody's counts once more, for services that keep a copy of them.</summary>
internal sealed class CountsSnapshot : IEventSnapshot<CountsChanged>
{
    private const string PageSql = """
        select user_id, followers, following, version from follow_counts
        where $1::uuid is null or user_id > $1
        order by user_id
        limit $2
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AggregateState>> ReadAsync(
        NpgsqlDataSource database,
        Guid? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(PageSql);
        command.Parameters.Add(
            new NpgsqlParameter { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid }
        );
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
