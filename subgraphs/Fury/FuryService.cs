using Graph.Common.Database;
using Graph.Common.Hosting;
using Graph.Common.Seeding;
using Graph.Fury.Database;
using Graph.Fury.Events;
using Graph.Fury.Likes;
using Graph.Fury.Posts;
using Graph.Fury.Seeding;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Fury;

/// <summary>Fury: posts and likes, over the database <c>fury</c>.</summary>
public static class FuryService
{
    /// <summary>Its name, what it owns and its usual port.</summary>
    public static readonly ServiceDescription Description = new("Fury", "posts and the likes on them", 5003);

    private static readonly TimeSpan MigrationPatience = TimeSpan.FromSeconds(15);

    /// <summary>The application as the environment and the arguments configure it.</summary>
    public static WebApplication Build(string[] args) => Build(SubgraphOptions.Read(Description, args));

    /// <summary>The application, ready to be started.</summary>
    public static WebApplication Build(SubgraphOptions options)
    {
        var builder = SubgraphApplication.CreateBuilder<FuryDbContext>(Description, options);
        builder.Services.AddSingleton<PostStore>();
        builder.Services.AddSingleton<PostWriter>();
        builder.Services.AddSingleton<LikeStore>();
        builder.Services.AddSingleton<PostEventLog>();
        if (options.ConnectionString is not null)
        {
            builder.Services.AddHostedService<IdempotencySweeper>();
        }

        var app = builder.Build();
        app.UseSubgraph();
        return app;
    }

    /// <summary>Migrates the database and loads Fury's part of the demo world, unless there are data already.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="world">Which world; the same for all services.</param>
    /// <param name="progress">Told in sentences what happens.</param>
    /// <param name="cancellationToken">Stops, and leaves the data as they were.</param>
    /// <returns>Whether anything was loaded.</returns>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public static async Task<bool> SeedAsync(
        string connectionString,
        DemoWorldOptions world,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        await using var database = ServiceDatabase.CreateDataSource(connectionString);
        await MigrateAsync(database, cancellationToken);
        return await FuryDemoData.LoadAsync(database, world, progress, cancellationToken);
    }

    /// <summary>Creates the database if there is none, and brings it to the newest version.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public static async Task MigrateAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<FuryDbContext>();
        options.UseServiceDatabase(database);
        await using var context = new FuryDbContext(options.Options);
        await Migrations.MigrateAsync(Description.Name, context, MigrationPatience, cancellationToken);
    }
}
