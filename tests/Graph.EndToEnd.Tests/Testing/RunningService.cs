using Graph.Common.Database;
using Graph.Common.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>A subgraph that runs: what reaches it, what it asks its database, and that database.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningService(WebApplication app, Traffic traffic, StatementLog statements, string connectionString)
    {
        this.app = app;
        Traffic = traffic;
        Statements = statements;
        Database = NpgsqlDataSource.Create(connectionString);
        Address = new Uri(app.Urls.First() + "/graphql");
    }

    public Uri Address { get; }

    /// <summary>The requests that reach it.</summary>
    public Traffic Traffic { get; }

    /// <summary>The statements that it executes.</summary>
    public StatementLog Statements { get; }

    /// <summary>The test's own way to its database; what goes here is not counted.</summary>
    public NpgsqlDataSource Database { get; }

    public static async Task<RunningService> StartAsync(
        Func<SubgraphOptions, WebApplication> build,
        SubgraphOptions options
    )
    {
        var traffic = new Traffic();
        var statements = new StatementLog();
        var app = build(
            options with
            {
                Statements = statements,
                Configure = builder =>
                {
                    options.Configure?.Invoke(builder);
                    builder.Services.AddSingleton<IStartupFilter>(traffic);
                },
            }
        );
        await app.StartAsync();
        return new RunningService(app, traffic, statements, options.ConnectionString!);
    }

    /// <summary>Stops listening, as if the machine were gone.</summary>
    public Task StopAsync() => app.StopAsync();

    /// <summary>The rows of a query, each as its columns.</summary>
    public async Task<IReadOnlyList<object[]>> Rows(string sql, params object[] parameters)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        var rows = new List<object[]>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The only value of a query.</summary>
    public async Task<T> Scalar<T>(string sql, params object[] parameters) => (T)(await Rows(sql, parameters))[0][0];

    public async ValueTask DisposeAsync()
    {
        Traffic.LetGo();
        await app.StopAsync();
        await app.DisposeAsync();
        await Database.DisposeAsync();
        Statements.Dispose();
    }
}
