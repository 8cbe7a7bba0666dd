using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Graph.Demo;

/// <summary>Loads one service's part of the demo world: all of it in one transaction, or nothing.</summary>
public sealed class DemoLoad : IAsyncDisposable
{
    private readonly string _service;
    private readonly IProgress<string> _progress;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly IReadOnlyList<string> _tables;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private DemoLoad(
        string service,
        IProgress<string> progress,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        IReadOnlyList<string> tables
    )
    {
        _service = service;
        _progress = progress;
        _connection = connection;
        _transaction = transaction;
        _tables = tables;
    }

    /// <summary>Begins to load a service's tables.</summary>
    /// <param name="service">The service's name, for messages.</param>
    /// <param name="database">The service's database, migrated.</param>
    /// <param name="tables">All tables that the load fills; the first one tells whether there are data already.</param>
    /// <param name="force">Whether to empty the tables first.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancellationToken">Stops and leaves everything as it was.</param>
    /// <returns>Null if there are data already and they are to be kept.</returns>
    internal static async Task<DemoLoad?> BeginAsync(
        string service,
        NpgsqlDataSource database,
        IReadOnlyList<string> tables,
        bool force,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var load = new DemoLoad(service, progress, connection, transaction, tables);
            if (force)
            {
                await load.ExecuteAsync($"truncate {string.Join(", ", tables)}", cancellationToken);
                return load;
            }

            await using var command = new NpgsqlCommand($"select exists (select 1 from {tables[0]})", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is not true)
            {
                return load;
            }

            progress.Report($"{service} has data already; nothing is loaded.");
            await load.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts to copy rows into a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns, in the order in which they are written.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<DemoCopy> CopyAsync(string table, string columns, CancellationToken cancellationToken)
    {
        var importer = await _connection.BeginBinaryImportAsync(
            $"copy {table} ({columns}) from stdin (format binary)",
            cancellationToken
        );
        importer.Timeout = Timeout.InfiniteTimeSpan;
        return new DemoCopy(importer, table, Report);
    }

    /// <summary>Makes the load visible, and lets the planner know what came.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction.CommitAsync(cancellationToken);
        await ExecuteAsync($"analyze {string.Join(", ", _tables)}", cancellationToken);
        Report(string.Create(CultureInfo.InvariantCulture, $"loaded in {_clock.Elapsed.TotalSeconds:0.0} s"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private void Report(string text) => _progress.Report($"{_service}: {text}");
}
