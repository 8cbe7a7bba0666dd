using System.Net.Http.Json;
using System.Text.Json;
using Graph.Common.Subgraphs;
using Graph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Fury.Tests.Database;

public sealed class StandbyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Client = new() { Timeout = Patience };

    [Fact]
    public async Task When_the_standby_is_gone_queries_go_on_with_the_database_itself()
    {
        await using var servers = PostgresPair.Start();
        await using var app = FurySubgraph.Definition.Build(
            new SubgraphOptions
            {
                Url = "http://127.0.0.1:0",
                ConnectionString = servers.Primary("fury"),
                ReplicaConnectionString = servers.Standby("fury"),
                Configure = builder => builder.Logging.ClearProviders(),
            }
        );
        await app.StartAsync();
        await UntilAsync(
            async () =>
            {
                await PostsAsync(app);
                // Its own database comes to the standby a moment after it is made.
                return await StatementsOnPostsAsync(servers.Standby("postgres")) > 0;
            },
            "Queries are not read from the standby."
        );

        servers.StopStandby();

        await UntilAsync(
            async () => await PostsAsync(app) is { ValueKind: JsonValueKind.Object },
            "Queries fail for as long as the standby is gone."
        );
    }

    private static async Task<JsonElement> PostsAsync(WebApplication app)
    {
        using var response = await Client.PostAsJsonAsync(
            app.Urls.Single() + "/graphql",
            new { query = "{ posts(first: 1) { nodes { content } } }" }
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("data").GetProperty("posts");
    }

    /// <summary>How many connections have read posts as their last statement.</summary>
    private static async Task<long> StatementsOnPostsAsync(string connectionString)
    {
        await using var server = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = server.CreateCommand(
            """
            select count(*) from pg_stat_activity
            where pid <> pg_backend_pid() and query ilike '%from posts%' and query ilike '%limit%'
            """
        );
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            Assert.False(limit.IsCancellationRequested, otherwise);
        }
    }
}
