using Graph.Annotations.Pagination;
using Graph.Common.Database;
using Graph.Common.Events.Outbox;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Data;
using Graph.Death.Database;
using Graph.Death.Follows;
using Graph.Death.Relations;
using Graph.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Death.Tests;

/// <summary>A database <c>death</c> of its own for a test class, with its model and a log of its statements.</summary>
public sealed class DeathDatabase : IAsyncLifetime
{
    internal StatementLog Statements { get; } = new();

    internal string ConnectionString { get; private set; } = "";

    internal NpgsqlDataSource Source { get; private set; } = null!;

    internal RelationWriter Writer { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Open(await PostgresFixture.Shared.CreateDatabaseAsync("death", MigrateAsync));

    /// <summary>Uses another database, given its connection string.</summary>
    internal void Open(string connectionString)
    {
        ConnectionString = connectionString;
        Source = ServiceDatabase.CreateDataSource(connectionString, Statements);
        Writer = new RelationWriter(Source, new OutboxSignal());
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        Statements.Dispose();
    }

    /// <summary>Asks the model, as a data loader does.</summary>
    internal async Task<T> Ask<T>(Func<DeathDbContext, Task<T>> question)
    {
        var options = new DbContextOptionsBuilder<DeathDbContext>();
        options.UseServiceDatabase(Source);
        await using var context = new DeathDbContext(options.Options);
        return await question(context);
    }

    internal Task<Dictionary<Guid, FollowCounts>> CountsOf(params Guid[] ids) =>
        Ask(death => FollowLoaders.GetFollowCounts(ids, death, Viewer.Anonymous, default));

    internal Task<IReadOnlyList<bool>> ViewerIsFollowing(Guid[] ids, Viewer viewer) =>
        Ask(death => FollowLoaders.GetViewerIsFollowing(ids, death, viewer, default));

    internal Task<Dictionary<Guid, Page<Follow>>> Followers(Guid[] ids, PagingArguments paging) =>
        Ask(death => FollowLoaders.GetFollowers(ids, paging, death, Viewer.Anonymous, default));

    internal Task<Dictionary<Guid, Page<Follow>>> Following(Guid[] ids, PagingArguments paging) =>
        Ask(death => FollowLoaders.GetFollowing(ids, paging, death, Viewer.Anonymous, default));

    /// <summary>Users that Death knows.</summary>
    internal async Task<Viewer[]> NewUsers(int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => UuidV8.NewUser()).ToArray();
        await using var command = Source.CreateCommand("insert into graph_users (id) select unnest($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await command.ExecuteNonQueryAsync();
        return [.. ids.Select(Viewer.Of)];
    }

    internal async Task<T> Scalar<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var source = ServiceDatabase.CreateDataSource(connectionString);
        await DeathSubgraph.Definition.MigrateAsync(source, default);
    }
}
