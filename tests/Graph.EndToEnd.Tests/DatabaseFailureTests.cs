using System.Net;
using Graph.EndToEnd.Tests.Testing;
using Npgsql;

namespace Graph.EndToEnd.Tests;

/// <summary>A database that is away is no fault of the service: clients and whoever watches are told so, until it is back.</summary>
public sealed class DatabaseFailureTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task While_a_database_is_away_its_fields_are_worth_another_try_and_health_says_so_until_it_is_back()
    {
        var graph = await RunningGraph.StartAsync(TimeSpan.FromSeconds(10));
        try
        {
            var person = RunningGraph.World.Person(1);
            var database = new NpgsqlConnectionStringBuilder(graph.Fury.Database.ConnectionString);
            const string query =
                "query ($handle: String!) { posts(first: 1) { nodes { id } } userByHandle(handle: $handle) { handle } }";
            var variables = new { handle = person.Handle };

            await AllowConnectionsAsync(database, false);
            var without = await graph.Anonymous().Ask(query, variables);
            var health = await HealthOf(graph.Fury);
            await AllowConnectionsAsync(database, true);

            Assert.Equal(HttpStatusCode.OK, without.Status);
            Assert.Equal(person.Handle, without.PartialData.Text("userByHandle", "handle"));
            Assert.True(without.PartialData.IsNull("posts"), without.Text);
            Assert.Equal("DATABASE_UNAVAILABLE", without.Code);
            Assert.True(without.Error.Flag("extensions", "retryable"));
            Assert.Contains("database of Fury", without.Message, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, health.Status);
            Assert.Contains("The database does not answer", health.Body, StringComparison.Ordinal);

            using var deadline = new CancellationTokenSource(Patience);
            while ((await HealthOf(graph.Fury)).Status != HttpStatusCode.OK)
            {
                deadline.Token.ThrowIfCancellationRequested();
            }

            Assert.Equal(1, (await graph.Anonymous().Ask(query, variables)).Data.At("posts", "nodes").GetArrayLength());
        }
        finally
        {
            await graph.DisposeAsync();
        }
    }

    /// <summary>As if the server refused the service: no new connections, and the old ones are cut.</summary>
    private static async Task AllowConnectionsAsync(NpgsqlConnectionStringBuilder service, bool isAllowed)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(service.ConnectionString)
            {
                Database = "postgres",
                Pooling = false,
            }.ConnectionString
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"alter database \"{service.Database}\" with allow_connections {isAllowed}",
            connection
        );
        await command.ExecuteNonQueryAsync();
        if (!isAllowed)
        {
            command.CommandText =
                $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{service.Database}'";
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> HealthOf(RunningService service)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(service.Address, "/health/ready"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
