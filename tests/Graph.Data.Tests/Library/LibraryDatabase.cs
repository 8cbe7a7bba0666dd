using Graph.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Data.Tests.Library;

/// <summary>A library of its own for a test class, on real PostgreSQL, with a log of the statements it executes.</summary>
public sealed class LibraryDatabase : IAsyncLifetime
{
    internal SqlLog Sql { get; } = new();

    internal NpgsqlDataSource Source { get; private set; } = null!;

    internal DbContextOptions<LibraryDbContext> Options { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Open(await PostgresFixture.Shared.CreateDatabaseAsync("library", PrepareAsync));

    /// <summary>Uses another database, given its connection string.</summary>
    internal void Open(string connectionString)
    {
        Source = NpgsqlDataSource.Create(connectionString);
        Options = new DbContextOptionsBuilder<LibraryDbContext>()
            .UseNpgsql(Source)
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(Sql)
            .KeepStatements()
            .Options;
    }

    public async Task DisposeAsync() => await Source.DisposeAsync();

    internal LibraryDbContext NewContext() => new(Options);

    private static async Task PrepareAsync(string connectionString)
    {
        var options = new DbContextOptionsBuilder<LibraryDbContext>()
            .UseNpgsql(connectionString)
            .UseSnakeCaseNamingConvention()
            .Options;
        await using var context = new LibraryDbContext(options);
        await context.Database.EnsureCreatedAsync();
        context.AddRange(Shelf.Authors());
        await context.SaveChangesAsync();
    }
}
