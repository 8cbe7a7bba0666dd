using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Testing;
using Graph.War.Database;
using Graph.War.Profiles;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.War.Tests;

/// <summary>A database <c>war</c> of its own for a test class, with its model and a log of its statements.</summary>
public sealed class WarDatabase : IAsyncLifetime
{
    internal StatementLog Statements { get; } = new();

    internal string ConnectionString { get; private set; } = "";

    internal NpgsqlDataSource Source { get; private set; } = null!;

    public async Task InitializeAsync() => Open(await PostgresFixture.Shared.CreateDatabaseAsync("war", MigrateAsync));

    /// <summary>Uses another database, given its connection string.</summary>
    internal void Open(string connectionString)
    {
        ConnectionString = connectionString;
        Source = ServiceDatabase.CreateDataSource(connectionString, Statements);
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        Statements.Dispose();
    }

    /// <summary>The profiles with these ids, as data loaders find them.</summary>
    internal Task<Dictionary<Guid, Profile>> ByIds(params Guid[] ids) => ByIds(Viewer.Anonymous, ids);

    /// <summary>The profiles with these ids, as data loaders find them for a viewer.</summary>
    internal async Task<Dictionary<Guid, Profile>> ByIds(Viewer viewer, params Guid[] ids)
    {
        await using var context = Context(Source);
        return await ProfileLoaders.GetProfileById(ids, context, viewer, default);
    }

    /// <summary>The profiles with these handles, as data loaders find them.</summary>
    internal Task<Dictionary<string, Profile>> ByHandles(params string[] handles) =>
        ByHandles(Viewer.Anonymous, handles);

    /// <summary>The profiles with these handles, as data loaders find them for a viewer.</summary>
    internal async Task<Dictionary<string, Profile>> ByHandles(Viewer viewer, params string[] handles)
    {
        await using var context = Context(Source);
        return await ProfileLoaders.GetProfileByHandle(handles, context, viewer, default);
    }

    /// <summary>Changes the viewer's profile.</summary>
    internal async Task<FieldResult<Profile>> Update(Viewer viewer, ProfileChanges changes)
    {
        await using var context = Context(Source);
        return await ProfileWriter.Update(context, viewer, changes, default);
    }

    /// <summary>Adds a profile, through the model: as the services read it.</summary>
    internal async Task<Viewer> NewUser(string handle)
    {
        var id = UuidV8.NewUser();
        await using var context = Context(Source);
        context.Profiles.Add(
            new Profile
            {
                Id = id,
                Handle = handle,
                HandleKey = handle.ToLowerInvariant(),
                DisplayName = handle,
                CreatedAt = Clock.Now(),
            }
        );
        await context.SaveChangesAsync();
        return Viewer.Of(id);
    }

    internal async Task<T> Scalar<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static WarDbContext Context(NpgsqlDataSource source)
    {
        var options = new DbContextOptionsBuilder<WarDbContext>();
        options.UseServiceDatabase(source);
        return new WarDbContext(options.Options);
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var source = ServiceDatabase.CreateDataSource(connectionString);
        await WarSubgraph.Definition.MigrateAsync(source, default);
    }
}
