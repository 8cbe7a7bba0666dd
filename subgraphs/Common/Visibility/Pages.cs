using Npgsql;

namespace Graph.Common.Visibility;

/// <summary>Statements that change a part of a table each time, so that none of them is long.</summary>
internal static class Pages
{
    /// <summary>Runs a statement again and again until it finds nothing more to change.</summary>
    public static async Task RunAsync(NpgsqlDataSource database, string sql, CancellationToken cancellationToken)
    {
        int changed;
        do
        {
            await using var command = database.CreateCommand(sql);
            changed = await command.ExecuteNonQueryAsync(cancellationToken);
        } while (changed > 0);
    }
}
