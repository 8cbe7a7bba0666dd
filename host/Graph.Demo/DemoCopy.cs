using System.Globalization;
using Npgsql;

namespace Graph.Demo;

/// <summary>A table that is being filled; tells now and then how far it is.</summary>
public sealed class DemoCopy : IAsyncDisposable
{
    private const int ReportEvery = 250_000;

    private readonly string _table;
    private readonly Action<string> _report;
    private int _rows;

    internal DemoCopy(NpgsqlBinaryImporter importer, string table, Action<string> report)
    {
        Importer = importer;
        _table = table;
        _report = report;
    }

    /// <summary>Takes the columns of the row that was started.</summary>
    public NpgsqlBinaryImporter Importer { get; }

    /// <summary>Starts the next row.</summary>
    public Task StartRowAsync(CancellationToken cancellationToken)
    {
        if (_rows > 0 && _rows % ReportEvery == 0)
        {
            Report("…");
        }

        _rows++;
        return Importer.StartRowAsync(cancellationToken);
    }

    /// <summary>Ends the table.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await Importer.CompleteAsync(cancellationToken);
        Report("");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Importer.DisposeAsync();

    private void Report(string end) =>
        _report(string.Create(CultureInfo.InvariantCulture, $"{_rows:N0} {_table} {end}").TrimEnd());
}
