using System.Globalization;
using Graph.Common.Database;
using Graph.Common.Events;
using Graph.Common.Events.Rebuilding;
using Graph.Common.Subgraphs;
using Graph.Host;
using Graph.Host.Databases;
using Graph.Host.Services;
using Graph.Launcher.Output;
using Npgsql;

namespace Graph.Launcher.Commands;

/// <summary>Shows how events are doing, tries those again that have died, and rebuilds what is made of them.</summary>
internal sealed class EventsCommand(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
{
    private const int MaxLetters = 20;

    private const string UnpublishedSql = """
        select count(*), coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8
        from outbox where published_at is null
        """;

    private const string LettersSql = """
        select consumer, state, type, event_id, tries, coalesce(error, ''), count(*) over ()
        from dead_letters order by consumer, aggregate_id, sequence, event_id limit $1
        """;

    private const string ReplaySql = """
        update dead_letters set state = 'WAITING', tries = 0, next_try_at = now() where state = 'DEAD'
        """;

    /// <summary>How long a rebuild waits for services that consume nothing.</summary>
    private static readonly TimeSpan RebuildPatience = TimeSpan.FromSeconds(30);

    /// <summary>Prints what waits in each outbox, how far each service is behind, and dead letters with their cause.</summary>
    public Task<int> ListAsync(CancellationToken cancellationToken) =>
        WithDatabasesAsync(
            async databases =>
            {
                foreach (var (name, database) in databases)
                {
                    if (await HasAsync(database, "outbox", cancellationToken))
                    {
                        await ListOutboxAsync(name, database, cancellationToken);
                    }

                    if (await HasAsync(database, "event_progress", cancellationToken))
                    {
                        await ListLagAsync(name, database, databases, cancellationToken);
                    }

                    if (await HasAsync(database, "dead_letters", cancellationToken))
                    {
                        await ListLettersAsync(name, database, cancellationToken);
                    }
                }
            },
            cancellationToken
        );

    /// <summary>Lets every dead letter be tried again, in the order of its aggregate.</summary>
    public Task<int> ReplayAsync(CancellationToken cancellationToken) =>
        WithDatabasesAsync(
            async databases =>
            {
                foreach (var (name, database) in databases)
                {
                    if (await HasAsync(database, "dead_letters", cancellationToken))
                    {
                        await using var command = database.CreateCommand(ReplaySql);
                        var count = await command.ExecuteNonQueryAsync(cancellationToken);
                        steps.Line($"{name}: {count} dead letters are tried again; those behind them follow.");
                    }
                }
            },
            cancellationToken
        );

    /// <summary>Makes a consumer's copy of another service's state anew, while the graph goes on.</summary>
    /// <param name="projection">The consumer: <c>war.followers</c>.</param>
    /// <param name="cancellationToken">Stops it; done again, it begins anew.</param>
    public async Task<int> RebuildAsync(string projection, CancellationToken cancellationToken)
    {
        await using var databases = await RunningDatabases.OpenAsync(
            workspace,
            services,
            steps.Line,
            cancellationToken
        );
        var apps = new List<WebApplication>();
        try
        {
            foreach (var service in services)
            {
                if (service is { Subgraph: { } subgraph, Database: { } database })
                {
                    // It is not started: only what it has registered is asked for.
                    apps.Add(
                        subgraph.Build(
                            new SubgraphOptions
                            {
                                Url = "http://127.0.0.1:0",
                                ConnectionString = databases.ConnectionString(database),
                            }
                        )
                    );
                }
            }

            var rebuild = ProjectionRebuild.Find(projection, [.. apps.Select(app => app.Services)]);
            var count = await rebuild.RunAsync(line => steps.Line($"  {line}"), RebuildPatience, cancellationToken);
            steps.Line($"{projection} is rebuilt from {count} states of its owner.");
            return 0;
        }
        catch (RebuildException e)
        {
            throw new Complaint(e.Message);
        }
        finally
        {
            foreach (var app in apps)
            {
                await app.DisposeAsync();
            }
        }
    }

    private async Task ListOutboxAsync(string name, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(UnpublishedSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var waiting = reader.GetInt64(0);
        steps.Line(
            waiting == 0
                ? $"{name}: every event is published."
                : $"{name}: {waiting} events are not yet published, the oldest of them for {Seconds(reader.GetDouble(1))} s."
        );
    }

    private async Task ListLagAsync(
        string name,
        NpgsqlDataSource database,
        IReadOnlyDictionary<string, NpgsqlDataSource> databases,
        CancellationToken cancellationToken
    )
    {
        foreach (var source in await EventLag.SourcesAsync(database, cancellationToken))
        {
            var owner = services.FirstOrDefault(service => service.Subgraph?.SourceName == source);
            if (owner is null || !databases.TryGetValue(owner.Name, out var outbox))
            {
                steps.Line($"{name}: has consumed events of {source}, which is not among these services.");
                continue;
            }

            var lag = await EventLag.ReadAsync(source, outbox, database, cancellationToken);
            steps.Line(
                lag.Events == 0
                    ? $"{name}: has consumed every event of {owner.Name}."
                    : $"{name}: is {lag.Events} events of {owner.Name} behind, the oldest of them for "
                        + $"{Seconds(lag.Age.TotalSeconds)} s."
            );
        }
    }

    private async Task ListLettersAsync(string name, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(LettersSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MaxLetters });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var isFirst = true;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (isFirst)
            {
                steps.Line($"{name}: {reader.GetInt64(6)} events are put aside, the first of them:");
                isFirst = false;
            }

            steps.Line(
                $"  {reader.GetString(0)} {reader.GetString(1)} {reader.GetString(2)} {reader.GetGuid(3)}, "
                    + $"{reader.GetInt32(4)} tries. {reader.GetString(5)}"
            );
        }

        if (isFirst)
        {
            steps.Line($"{name}: no event is put aside.");
        }
    }

    private async Task<int> WithDatabasesAsync(
        Func<IReadOnlyDictionary<string, NpgsqlDataSource>, Task> work,
        CancellationToken cancellationToken
    )
    {
        await using var databases = await RunningDatabases.OpenAsync(
            workspace,
            services,
            steps.Line,
            cancellationToken
        );
        var open = new Dictionary<string, NpgsqlDataSource>(StringComparer.Ordinal);
        try
        {
            foreach (var service in services)
            {
                if (service.Database is { } name)
                {
                    open.Add(service.Name, ServiceDatabase.CreateDataSource(databases.ConnectionString(name)));
                }
            }

            await work(open);
        }
        finally
        {
            foreach (var database in open.Values)
            {
                await database.DisposeAsync();
            }
        }

        return 0;
    }

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static async Task<bool> HasAsync(
        NpgsqlDataSource database,
        string table,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand("select to_regclass($1) is not null");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
