using System.Buffers;
using System.Text;
using Graph.Annotations;
using Graph.Data.Tests.Library;
using Graph.Execution;
using Graph.Testing;
using Graph.Types.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Data.Tests.Example;

/// <summary>The example of the engine's README, on PostgreSQL.</summary>
public sealed class DataExampleTests
{
    [Fact]
    public async Task Songs_are_filtered_sorted_and_read_only_as_far_as_they_are_asked_for()
    {
        var sql = new SqlLog();
        var connection = await PostgresFixture.Shared.CreateDatabaseAsync();
        await using var services = new ServiceCollection()
            .AddDbContextFactory<MusicDbContext>(options =>
                options.UseNpgsql(connection).UseSnakeCaseNamingConvention().AddInterceptors(sql)
            )
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await FillAsync(scope.ServiceProvider.GetRequiredService<MusicDbContext>());
        sql.Clear();

        var answer = await AskAsync(
            """
            {
              songs(
                where: { title: { startsWith: "S" }, band: { name: { neq: "The Nulls" } } }
                order: [{ releasedAt: DESC }]
              ) { title length band { name } }
            }
            """,
            scope.ServiceProvider
        );

        Assert.Equal(
            """
            {"data":{"songs":[{"title":"Sand","length":"3:05","band":{"name":"The Ones"}},
            {"title":"Sea","length":"2:00","band":{"name":"The Ones"}}]}}
            """.ReplaceLineEndings(""),
            answer
        );
        Assert.Equal(
            "SELECT b.name AS \"Name\", s.id AS \"Id\", s.released_at AS \"ReleasedAt\", s.seconds AS \"Seconds\", s.title AS \"Title\"",
            sql.Single.Split('\n')[0]
        );
    }

    [Fact]
    public async Task Songs_come_in_pages_and_those_of_many_bands_by_one_statement()
    {
        var sql = new SqlLog();
        var connection = await PostgresFixture.Shared.CreateDatabaseAsync();
        await using var services = new ServiceCollection()
            .AddPooledDbContextFactory<MusicDbContext>(options =>
                options.UseNpgsql(connection).UseSnakeCaseNamingConvention().AddInterceptors(sql)
            )
            .BuildServiceProvider();
        await using (
            var music = await services.GetRequiredService<IDbContextFactory<MusicDbContext>>().CreateDbContextAsync()
        )
        {
            await FillAsync(music);
        }

        sql.Clear();
        var answer = await AskAsync(
            """
            {
              newestSongs(first: 2, where: { title: { in: ["Sea", "Sand", "Rain"] } }) {
                nodes { title band { name discography(last: 1) { nodes { title } pageInfo { hasPreviousPage } } } }
                pageInfo { hasNextPage }
              }
            }
            """,
            services
        );

        Assert.Equal(
            """
            {"data":{"newestSongs":{"nodes":[
            {"title":"Rain","band":{"name":"The Ones","discography":{"nodes":[{"title":"Sea"}],"pageInfo":{"hasPreviousPage":true}}}},
            {"title":"Sand","band":{"name":"The Ones","discography":{"nodes":[{"title":"Sea"}],"pageInfo":{"hasPreviousPage":true}}}}],
            "pageInfo":{"hasNextPage":true}}}}
            """.ReplaceLineEndings(""),
            answer
        );
        Assert.Equal(2, sql.Statements.Count);
    }

    [Fact]
    public void The_readme_shows_the_code_that_is_compiled_here()
    {
        var readme = File.ReadAllText(Path.Combine(SourceTree.Root, "engine", "README.md")).ReplaceLineEndings("\n");
        var example = File.ReadAllText(Path.Combine(SourceTree.Root, "tests/Graph.Data.Tests/Example/DataExample.cs"))
            .ReplaceLineEndings("\n");

        Assert.Contains(example[example.IndexOf("/// <summary>A song.", StringComparison.Ordinal)..], readme);

        var paging = File.ReadAllText(Path.Combine(SourceTree.Root, "tests/Graph.Data.Tests/Example/PagingExample.cs"))
            .ReplaceLineEndings("\n");
        Assert.Contains(paging[paging.IndexOf("[QueryType]", StringComparison.Ordinal)..], readme);
    }

    private static async Task FillAsync(MusicDbContext music)
    {
        await music.Database.EnsureCreatedAsync();
        music.AddRange(
            new Band
            {
                Name = "The Ones",
                Songs =
                [
                    new Song
                    {
                        Title = "Sea",
                        Seconds = 120,
                        ReleasedAt = Shelf.Day(1),
                    },
                    new Song
                    {
                        Title = "Sand",
                        Seconds = 185,
                        ReleasedAt = Shelf.Day(2),
                    },
                    new Song { Title = "Rain", Seconds = 61 },
                ],
            },
            new Band { Name = "The Nulls", Songs = [new Song { Title = "Silence", Seconds = 273 }] }
        );
        await music.SaveChangesAsync();
    }

    private static async Task<string> AskAsync(string document, IServiceProvider services)
    {
        var schema = new AnnotatedSchemaBuilder()
            .RegisterDbContextFactory<MusicDbContext>()
            .AddType(typeof(SongQueries))
            .AddType(typeof(SongFields))
            .AddType(typeof(SongLists))
            .AddType(typeof(BandFields))
            .AddType<SongsByBandDataLoader>()
            .AddType<SongFilterType>()
            .AddType<BandFilterType>()
            .AddType<SongSortType>()
            .Build();
        await using var result = await new RequestExecutor(schema).ExecuteAsync(
            new OperationRequest { Document = Encoding.UTF8.GetBytes(document), Services = services },
            CancellationToken.None
        );
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new JsonWriter(buffer))
        {
            writer.WriteRaw((byte)'{');
            result.WriteMembers(writer, 0);
            writer.WriteRaw((byte)'}');
            writer.Flush();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
