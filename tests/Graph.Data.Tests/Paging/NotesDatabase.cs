using Graph.Data.Tests.Library;
using Graph.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Data.Tests.Paging;

/// <summary>Three hundred notes with ties and nulls everywhere, about seven topics, on real PostgreSQL.</summary>
public sealed class NotesDatabase : IAsyncLifetime
{
    private const int Count = 300;
    private const int TopicCount = 7;

    internal SqlLog Sql { get; } = new();

    internal string ConnectionString { get; private set; } = "";

    internal static IReadOnlyList<Guid> Topics { get; } =
    [.. Enumerable.Range(1, TopicCount).Select(number => new Guid(number, 0, 0, new byte[8]))];

    public async Task InitializeAsync() =>
        ConnectionString = await PostgresFixture.Shared.CreateDatabaseAsync("notes", PrepareAsync);

    public Task DisposeAsync()
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
        return Task.CompletedTask;
    }

    /// <summary>A context that begins an empty log of statements.</summary>
    internal NotesDbContext NewContext()
    {
        Sql.Clear();
        return new NotesDbContext(Options(ConnectionString, Sql));
    }

    /// <summary>A context whose connection tells the plans of its statements.</summary>
    internal async Task<(NotesDbContext Context, List<string> Notices)> NewExplainingContext()
    {
        var connection = new NpgsqlConnection(QueryPlans.Explaining(ConnectionString));
        var notices = new List<string>();
        connection.Notice += (_, notice) => notices.Add(notice.Notice.MessageText);
        await connection.OpenAsync();
        var options = new DbContextOptionsBuilder<NotesDbContext>()
            .UseNpgsql(connection, npgsql => npgsql.SetPostgresVersion(15, 0))
            .UseSnakeCaseNamingConvention()
            .Options;
        return (new NotesDbContext(options), notices);
    }

    internal static Note NewNote(Random random) =>
        new()
        {
            Id = NewId(random),
            TopicId = Topics[random.Next(TopicCount - 1)],
            At = Time(random),
            EditedAt = random.Next(3) == 0 ? null : Time(random),
            Rank = random.Next(5),
            Stars = random.Next(3) == 0 ? null : random.Next(4),
            Title = Word(random),
            Subtitle = random.Next(3) == 0 ? null : Word(random),
            Kind = (NoteKind)random.Next(3),
            Mood = random.Next(3) == 0 ? null : (NoteKind)random.Next(3),
            IsOpen = random.Next(2) == 0,
            Score = random.Next(3) == 0 ? null : random.Next(4) / 3d,
            Price = random.Next(400) / 100m,
            Day = new DateOnly(2026, 11, 1 + random.Next(5)),
        };

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>A few moments that differ by microseconds.</summary>
    private static DateTimeOffset Time(Random random) =>
        new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero).AddMicroseconds(random.Next(40));

    private static string Word(Random random) =>
        random.GetItems(["apple", "Apple", "äpfel", "Zoo", "zoo", "", "a b", "a_b", "%", "日本"], 1)[0];

    private static DbContextOptions<NotesDbContext> Options(string connectionString, SqlLog sql) =>
        new DbContextOptionsBuilder<NotesDbContext>()
            .UseNpgsql(connectionString, npgsql => npgsql.SetPostgresVersion(15, 0))
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(sql)
            .KeepStatements()
            .Options;

    private static async Task PrepareAsync(string connectionString)
    {
        await using var context = new NotesDbContext(Options(connectionString, new SqlLog()));
        await context.Database.EnsureCreatedAsync();
        context.AddRange(Topics.Select((id, index) => new Topic { Id = id, Name = $"Topic {index % 3}" }));
        var random = new Random(8);
        for (var i = 0; i < Count; i++)
        {
            context.Add(NewNote(random));
        }

        await context.SaveChangesAsync();
    }
}
