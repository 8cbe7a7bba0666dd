using System.Net;
using Graph.Common.Database;
using Graph.Common.Subgraphs;
using Graph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Graph.Fury.Tests;

public sealed class FurySubgraphTests
{
    private static readonly HttpClient Client = new();

    [Fact]
    public async Task It_migrates_its_database_and_is_ready()
    {
        await using var app = FurySubgraph.Definition.Build(
            Options(await PostgresFixture.Shared.CreateDatabaseAsync())
        );
        await app.StartAsync();

        Assert.Equal(
            (HttpStatusCode.OK, """{"service":"Fury","owns":"posts and the likes on them"}"""),
            await Get(app, "/health")
        );
        Assert.Equal((HttpStatusCode.OK, """{"status":"live"}"""), await Get(app, "/health/live"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready"}"""), await Get(app, "/health/ready"));
    }

    [Fact]
    public async Task Without_a_database_it_lives_but_is_not_ready()
    {
        await using var app = FurySubgraph.Definition.Build(Options(null));
        await app.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await Get(app, "/health/live")).Status);
        Assert.Equal(
            (
                HttpStatusCode.ServiceUnavailable,
                """{"status":"unavailable","reason":"Fury has no database: set ConnectionStrings__Fury."}"""
            ),
            await Get(app, "/health/ready")
        );
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_said_in_a_sentence()
    {
        await using var app = FurySubgraph.Definition.Build(
            Options("Host=127.0.0.1;Port=1;Username=app;Database=fury") with
            {
                DatabasePatience = TimeSpan.Zero,
            }
        );

        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => app.StartAsync());

        Assert.StartsWith(
            "Fury cannot reach the database 'fury' at 127.0.0.1:1: ",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Start PostgreSQL there, or set ConnectionStrings__Fury to where it runs.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        null,
        "Host=there",
        "ConnectionStrings__Fury__Replica names a standby, but there is no database to write to: "
    )]
    [InlineData("Host=here", "Database=fury", "ConnectionStrings__Fury__Replica names no host: ")]
    [InlineData("Host=here", "Host=there;Nonsense=1", "ConnectionStrings__Fury__Replica cannot be read: ")]
    public void A_standby_that_cannot_be_used_is_said_in_a_sentence(string? database, string standby, string beginning)
    {
        var error = Assert.Throws<SubgraphSettingsException>(() =>
            FurySubgraph.Definition.Build(Options(database) with { ReplicaConnectionString = standby })
        );

        Assert.StartsWith(beginning, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=here;Nonsense=1", "ConnectionStrings__Fury cannot be read: ")]
    [InlineData("Database=fury", "ConnectionStrings__Fury names no host: ")]
    public void A_connection_string_that_cannot_be_used_is_said_in_a_sentence(string given, string beginning)
    {
        var error = Assert.Throws<SubgraphSettingsException>(() => FurySubgraph.Definition.Build(Options(given)));

        Assert.StartsWith(beginning, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Host=localhost;Username=app;Database=fury.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("here")]
    [InlineData("ftp://localhost:21")]
    public void An_address_that_cannot_be_listened_on_is_said_in_a_sentence(string url) =>
        Assert.Equal(
            $"Fury cannot listen on '{url}': give --urls or ASPNETCORE_URLS an address like http://127.0.0.1:5003.",
            Assert
                .Throws<SubgraphSettingsException>(() =>
                    FurySubgraph.Definition.Build(Options(null) with { Url = url })
                )
                .Message
        );

    [Fact]
    public async Task The_model_and_its_migrations_agree()
    {
        var connectionString = await PostgresFixture.Shared.CreateDatabaseAsync();
        await using var source = ServiceDatabase.CreateDataSource(connectionString);

        // EF Core refuses to migrate a model that has changed since its last migration.
        await FurySubgraph.Definition.MigrateAsync(source, default);
        await FurySubgraph.Definition.MigrateAsync(source, default);
    }

    private static SubgraphOptions Options(string? connectionString) =>
        new()
        {
            Url = "http://127.0.0.1:0",
            ConnectionString = connectionString,
            Configure = builder => builder.Logging.ClearProviders(),
        };

    private static async Task<(HttpStatusCode Status, string Body)> Get(WebApplication app, string path)
    {
        using var response = await Client.GetAsync(new Uri(app.Urls.First() + path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
