using System.Globalization;
using Npgsql;

namespace Graph.Common.Seeding;

/// <summary>A table that is being filled; tells now and then how far it is.</summary>
public sealed class DemoCopy : IAsyncDisposable
{
    private const int ReportEvery = 250_000;

    private readonly string table;
    private readonly Action<string> report;
    private int rows;

    internal DemoCopy(NpgsqlBinaryImporter importer, string table, Action<string> report)
    {
        Importer = importer;
        this.table = table;
        this.report = report;
    }

    /// <summary>Takes the columns of the row that was started.</summary>
    public NpgsqlBinaryImporter Importer { get; }

    /// <summary>Starts the next row.</summary>
    public Task StartRowAsync(CancellationToken cancellationToken)
    {
        if (rows > 0 && rows % ReportEvery == 0)
        {
            Report("…");
        }

        rows++;
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
        report(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} {table} {end}").TrimEnd());
}
