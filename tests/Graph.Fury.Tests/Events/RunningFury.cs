using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Graph.Common.Ids;
using Graph.Common.Subgraphs;
using Graph.Demo;
using Graph.Execution.Subscriptions;
using Graph.Hosting.Authentication;
using Graph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Fury.Tests.Events;

/// <summary>The whole service on a port and a database of its own, and people who use it.</summary>
public sealed class RunningFury : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly DevelopmentTokens _tokens = DevelopmentTokens.Create();
    private WebApplication _app = null!;
    private string _database = "";

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    public Uri Endpoint { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresFixture.Shared.CreateDatabaseAsync();
        _app = FurySubgraph.Definition.Build(
            new SubgraphOptions
            {
                Url = "http://127.0.0.1:0",
                ConnectionString = _database,
                Tokens = new TokenOptions { Jwks = _tokens.Jwks },
                Configure = builder => builder.Logging.ClearProviders(),
            }
        );
        await _app.StartAsync();
        Endpoint = new Uri(_app.Urls.Single() + "/graphql");
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _tokens.Dispose();
    }

    /// <summary>
    /// Waits until so many subscriptions are open: the answer to one begins before it has found its events.
    /// </summary>
    internal async Task AreSubscribedAsync(int count)
    {
        var topics = _app.Services.GetRequiredService<InMemoryTopics>();
        using var patience = new CancellationTokenSource(Patience);
        while (topics.SubscriberCount != count)
        {
            await Task.Delay(5, patience.Token);
        }
    }

    /// <summary>The token of a new person.</summary>
    internal string NewToken(TimeSpan? lifetime = null) => TokenOf(UuidV8.NewUser(), lifetime);

    /// <summary>The token of a person.</summary>
    internal string TokenOf(Guid user, TimeSpan? lifetime = null) =>
        _tokens.Mint(user, lifetime ?? TimeSpan.FromMinutes(10));

    /// <summary>Changes what the service knows.</summary>
    internal async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(_database);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    internal async Task<string> PublishAsync(string token, string visibility = "PUBLIC") =>
        (
            await AskAsync(
                $$"""mutation { createPost(input: { content: "Hello", visibility: {{visibility}} }) { post { id } } }""",
                token
            )
        )
            .GetProperty("createPost")
            .GetProperty("post")
            .GetProperty("id")
            .GetString()!;

    internal Task LikeAsync(string token, string post) => ChangeAsync(token, "likePost", post);

    internal Task UnlikeAsync(string token, string post) => ChangeAsync(token, "unlikePost", post);

    internal Task DeleteAsync(string token, string post) => ChangeAsync(token, "deletePost", post);

    private async Task ChangeAsync(string token, string mutation, string post)
    {
        var data = await AskAsync(
            $$"""mutation { {{mutation}}(input: { postId: "{{post}}" }) { errors { ... on UserError { message } } } }""",
            token
        );
        Assert.Equal(JsonValueKind.Null, data.GetProperty(mutation).GetProperty("errors").ValueKind);
    }

    private async Task<JsonElement> AskAsync(string query, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint)
        {
            Content = JsonContent.Create(new { query }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }
}
