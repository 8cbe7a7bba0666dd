using Graph.Common.Database;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Execution.Subscriptions;
using Graph.Fury.Events;
using Graph.Fury.Likes;
using Graph.Fury.Posts;
using Graph.Testing;
using Npgsql;

namespace Graph.Fury.Tests;

/// <summary>A database <c>fury</c> of its own for a test class, with the stores on it and a log of their statements.</summary>
public sealed class FuryDatabase : IAsyncLifetime
{
    internal StatementLog Statements { get; } = new();

    internal string ConnectionString { get; private set; } = "";

    internal NpgsqlDataSource Source { get; private set; } = null!;

    internal PostStore Posts { get; private set; } = null!;

    internal PostWriter Writer { get; private set; } = null!;

    internal LikeStore Likes { get; private set; } = null!;

    internal LikeWriter LikeWriter { get; private set; } = null!;

    internal PostEventLog Events { get; private set; } = null!;

    public async Task InitializeAsync() => Open(await PostgresFixture.Shared.CreateDatabaseAsync("fury", MigrateAsync));

    /// <summary>Uses another database, given its connection string.</summary>
    internal void Open(string connectionString)
    {
        ConnectionString = connectionString;
        Source = ServiceDatabase.CreateDataSource(connectionString, Statements);
        Posts = new PostStore(Source);
        var topics = new InMemoryTopics();
        Events = new PostEventLog(topics, topics);
        Writer = new PostWriter(Source, Posts, Events);
        Likes = new LikeStore(Source);
        LikeWriter = new LikeWriter(Source, Posts, Events);
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        Statements.Dispose();
    }

    internal static Viewer NewViewer() => Viewer.Of(UuidV8.NewUser());

    internal async Task<Post> Publish(
        Viewer author,
        string content = "Hello",
        PostVisibility visibility = PostVisibility.Public
    )
    {
        var result = await Writer.Create(author, new NewPost(content, Visibility: visibility), default);
        Assert.True(result.IsSuccess);
        return result.Value;
    }

    /// <summary>Lets an author's posts be a minute older, so that they are settled.</summary>
    internal Task Age(Viewer author) =>
        Scalar<DateTime>(
            $"update posts set created_at = created_at - interval '1 minute' where user_id = '{author.UserId}' returning created_at"
        );

    internal async Task<T> Scalar<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var source = ServiceDatabase.CreateDataSource(connectionString);
        await FurySubgraph.Definition.MigrateAsync(source, default);
    }
}
