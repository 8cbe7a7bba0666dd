using Graph.Annotations.Pagination;
using Graph.Common.Database;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Common.Live;
using Graph.Common.Visibility;
using Graph.Data;
using Graph.Execution.Subscriptions;
using Graph.Fury.Database;
using Graph.Fury.Events;
using Graph.Fury.Likes;
using Graph.Fury.Posts;
using Graph.Fury.Users;
using Graph.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Fury.Tests;

/// <summary>A database <c>fury</c> of its own for a test class, with its model and a log of its statements.</summary>
public sealed class FuryDatabase : IAsyncLifetime
{
    internal StatementLog Statements { get; } = new();

    internal string ConnectionString { get; private set; } = "";

    internal NpgsqlDataSource Source { get; private set; } = null!;

    internal PostWriter Writer { get; private set; } = null!;

    internal LikeWriter LikeWriter { get; private set; } = null!;

    internal PostEventLog Events { get; private set; } = null!;

    public async Task InitializeAsync() => Open(await PostgresFixture.Shared.CreateDatabaseAsync("fury", MigrateAsync));

    /// <summary>Uses another database, given its connection string.</summary>
    internal void Open(string connectionString)
    {
        ConnectionString = connectionString;
        Source = ServiceDatabase.CreateDataSource(connectionString, Statements);
        var contexts = new Contexts(Source);
        var topics = new InMemoryTopics();
        Events = new PostEventLog(topics, new InProcessLiveLog());
        var participants = new Participants(Source);
        Writer = new PostWriter(Source, contexts, participants, Events);
        LikeWriter = new LikeWriter(Source, contexts, participants, Events);
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

    /// <summary>Asks the model, as a data loader does.</summary>
    internal async Task<T> Ask<T>(Func<FuryDbContext, Task<T>> question)
    {
        await using var context = new Contexts(Source).CreateDbContext();
        return await question(context);
    }

    internal Task<Dictionary<Guid, Post>> ByIds(IReadOnlyList<Guid> ids, Viewer viewer) =>
        Ask(fury => PostLoaders.GetPostById(ids, fury, viewer, default));

    internal async Task<Connection<Post>> Newest(PagingArguments paging, Viewer? viewer = null) =>
        (
            await Ask(fury =>
                PostQueries.Posts(paging with { List = "Query.posts" }, fury, viewer ?? Viewer.Anonymous, default)
            )
        )!;

    internal Task<Dictionary<Guid, Page<Post>>> ByAuthors(
        IReadOnlyList<Guid> authors,
        PagingArguments paging,
        Viewer viewer
    ) => Ask(fury => UserLoaders.GetPostsByUser(authors, paging, fury, viewer, default));

    internal async Task<Page<Post>> ByAuthor(Viewer author, PagingArguments paging, Viewer viewer) =>
        (await ByAuthors([author.UserId!.Value], paging, viewer))[author.UserId.Value];

    internal Task<Dictionary<Guid, int>> CountsByAuthors(IReadOnlyList<Guid> authors, Viewer viewer) =>
        Ask(fury => UserLoaders.GetPostCount(authors, fury, viewer, default));

    internal Task<IReadOnlyList<bool>> ViewerHasLiked(IReadOnlyList<Guid> posts, Viewer viewer) =>
        Ask(fury => LikeLoaders.GetViewerHasLiked(posts, fury, viewer, default));

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

    private sealed class Contexts(NpgsqlDataSource source) : IDbContextFactory<FuryDbContext>
    {
        public FuryDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<FuryDbContext>();
            options.UseServiceDatabase(source);
            return new FuryDbContext(options.Options);
        }
    }
}
