using Npgsql;

namespace Graph.Common.Database;

/// <summary>Deletes what a table keeps for some time only, in small batches: no statement holds many locks, or for long.</summary>
internal static class OldRows
{
    private const int BatchSize = 1_000;

    /// <summary>Deletes until nothing old is left.</summary>
    /// <typeparam name="T">A moment or a length of time.</typeparam>
    /// <param name="database">Where.</param>
    /// <param name="sql">Deletes at most <c>$2</c> rows that are older than <c>$1</c> says, the oldest first.</param>
    /// <param name="limit">From when on a row is old.</param>
    /// <param name="cancellationToken">Stops between two statements, or ends one.</param>
    /// <returns>How many rows that were.</returns>
    public static async Task<int> DeleteAsync<T>(
        NpgsqlDataSource database,
        string sql,
        T limit,
        CancellationToken cancellationToken
    )
    {
        for (var total = 0; ; )
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = limit });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BatchSize });
            var deleted = await command.ExecuteNonQueryAsync(cancellationToken);
            total += deleted;
            if (deleted < BatchSize)
            {
                return total;
            }
        }
    }
}
