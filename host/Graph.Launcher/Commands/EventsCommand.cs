using System.Globalization;
using Graph.Common.Database;
using Graph.Host;
using Graph.Host.Databases;
using Graph.Host.Services;
using Graph.Launcher.Output;
using Npgsql;

namespace Graph.Launcher.Commands;

/// <summary>Shows how events are doing, and tries those again that have died.</summary>
internal sealed class EventsCommand(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
{
    private const int MaxLetters = 20;

    private const string LagSql = """
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

    /// <summary>Prints what waits in each outbox, and every dead letter with its cause.</summary>
    public Task<int> ListAsync(CancellationToken cancellationToken) =>
        WithDatabasesAsync(
            async (name, database) =>
            {
                if (await HasAsync(database, "outbox", cancellationToken))
                {
                    await using var command = database.CreateCommand(LagSql);
                    await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                    await reader.ReadAsync(cancellationToken);
                    var age = reader.GetDouble(1).ToString("0.0", CultureInfo.InvariantCulture);
                    var waiting = reader.GetInt64(0);
                    steps.Line(
                        waiting == 0
                            ? $"{name}: every event is published."
                            : $"{name}: {waiting} events are not yet published, the oldest of them for {age} s."
                    );
                }

                if (await HasAsync(database, "dead_letters", cancellationToken))
                {
                    await ListLettersAsync(name, database, cancellationToken);
                }
            },
            cancellationToken
        );

    /// <summary>Lets every dead letter be tried again, in the order of its aggregate.</summary>
    public Task<int> ReplayAsync(CancellationToken cancellationToken) =>
        WithDatabasesAsync(
            async (name, database) =>
            {
                if (await HasAsync(database, "dead_letters", cancellationToken))
                {
                    await using var command = database.CreateCommand(ReplaySql);
                    var count = await command.ExecuteNonQueryAsync(cancellationToken);
                    steps.Line($"{name}: {count} dead letters are tried again; those behind them follow.");
                }
            },
            cancellationToken
        );

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
        Func<string, NpgsqlDataSource, Task> work,
        CancellationToken cancellationToken
    )
    {
        await using var databases = await RunningDatabases.OpenAsync(
            workspace,
            services,
            steps.Line,
            cancellationToken
        );
        foreach (var service in services)
        {
            if (service.Database is { } name)
            {
                await using var database = ServiceDatabase.CreateDataSource(databases.ConnectionString(name));
                await work(service.Name, database);
            }
        }

        return 0;
    }

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
