using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Graph.Common.Database;

/// <summary>SQL on the connection of a context, for the few statements that are asked so often that LINQ would cost too much.</summary>
public static class ContextSql
{
    /// <summary>Reads the rows of a statement.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="context">Whose connection is used; it is open only meanwhile.</param>
    /// <param name="sql">The statement, with <c>$1</c> for the keys.</param>
    /// <param name="keys">What is asked for.</param>
    /// <param name="read">Makes an item of the row that the reader is at.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public static Task<List<T>> ReadAsync<T>(
        this ServiceDbContext context,
        string sql,
        IReadOnlyList<Guid> keys,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    ) => context.ReadAsync(sql, keys, [], read, cancellationToken);

    /// <summary>Reads the rows of a statement about keys as one viewer sees them.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="context">Whose connection is used; it is open only meanwhile.</param>
    /// <param name="sql">The statement, with <c>$1</c> for the keys and <c>$2</c> for the viewer.</param>
    /// <param name="keys">What is asked for.</param>
    /// <param name="viewerId">Who asks; null for nobody who is signed in.</param>
    /// <param name="read">Makes an item of the row that the reader is at.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public static Task<List<T>> ReadAsync<T>(
        this ServiceDbContext context,
        string sql,
        IReadOnlyList<Guid> keys,
        Guid? viewerId,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    ) =>
        context.ReadAsync(
            sql,
            keys,
            [
                viewerId is { } id
                    ? new NpgsqlParameter<Guid> { TypedValue = id }
                    : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            ],
            read,
            cancellationToken
        );

    private static async Task<List<T>> ReadAsync<T>(
        this ServiceDbContext context,
        string sql,
        IReadOnlyList<Guid> keys,
        NpgsqlParameter[] more,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(read);
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)context.Database.GetDbConnection());
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = keys as Guid[] ?? [.. keys] });
            command.Parameters.AddRange(more);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>(keys.Count);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
