using Graph.Common.Database;
using Graph.Common.Subgraphs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>A subgraph that runs: what reaches it, what it asks its database, and that database.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly Func<SubgraphOptions, WebApplication> _build;
    private readonly SubgraphOptions _options;
    private WebApplication _app;

    private RunningService(Func<SubgraphOptions, WebApplication> build, SubgraphOptions options)
    {
        _build = build;
        _options = options with { Statements = Statements, Configure = Configure };
        _app = build(_options);
        Database = NpgsqlDataSource.Create(options.ConnectionString!);

        void Configure(WebApplicationBuilder builder)
        {
            options.Configure?.Invoke(builder);
            builder.Services.AddSingleton<IStartupFilter>(Traffic);
        }
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The requests that reach it.</summary>
    public Traffic Traffic { get; } = new();

    /// <summary>The statements that it executes.</summary>
    public StatementLog Statements { get; } = new();

    /// <summary>The test's own way to its database; what goes here is not counted.</summary>
    public NpgsqlDataSource Database { get; }

    public static async Task<RunningService> StartAsync(
        Func<SubgraphOptions, WebApplication> build,
        SubgraphOptions options
    )
    {
        var service = new RunningService(build, options);
        await service._app.StartAsync();
        service.Address = new Uri(service._app.Urls.First() + "/graphql");
        return service;
    }

    /// <summary>Stops listening, as if the machine were gone.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <summary>Starts again where it listened before.</summary>
    public async Task StartAgainAsync()
    {
        await _app.DisposeAsync();
        _app = _build(_options with { Url = Address.GetLeftPart(UriPartial.Authority) });
        await _app.StartAsync();
    }

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
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        Statements.Dispose();
    }
}
