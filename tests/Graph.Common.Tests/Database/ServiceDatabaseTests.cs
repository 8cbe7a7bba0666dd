using Graph.Common.Database;
using Graph.Testing;
using Npgsql;

namespace Graph.Common.Tests.Database;

public sealed class ServiceDatabaseTests
{
    [Fact]
    public async Task A_statement_that_is_used_again_is_prepared() => Assert.Equal(1, await PreparedStatements(""));

    [Fact]
    public async Task The_connection_string_can_forbid_it_as_it_must_behind_a_pooler() =>
        Assert.Equal(0, await PreparedStatements(";Max Auto Prepare=0"));

    /// <summary>How many statements the server holds for a connection after one of them ran several times.</summary>
    private static async Task<long> PreparedStatements(string settings)
    {
        var connectionString = await PostgresFixture.Shared.CreateDatabaseAsync();
        await using var database = ServiceDatabase.CreateDataSource(connectionString + settings);
        await using var connection = await database.OpenConnectionAsync();
        for (var i = 0; i < 4; i++)
        {
            await using var repeated = new NpgsqlCommand("select 1 + $1::int", connection);
            repeated.Parameters.Add(new NpgsqlParameter<int> { TypedValue = i });
            await repeated.ExecuteScalarAsync();
        }

        await using var count = new NpgsqlCommand(
            "select count(*) from pg_prepared_statements where statement like 'select 1 + %'",
            connection
        );
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
