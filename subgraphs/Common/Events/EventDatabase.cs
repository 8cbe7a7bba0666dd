using Graph.Common.Database;
using Graph.Common.Subgraphs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Graph.Common.Events;

/// <summary>
/// The connections of events' background work: the service's own, unless its statements are counted. Who counts what requests
/// cost does not count what runs beside them.
/// </summary>
internal sealed class EventDatabase : IAsyncDisposable
{
    private readonly bool _isOwn;

    public EventDatabase(IServiceProvider services)
    {
        var options = services.GetService<SubgraphOptions>();
        _isOwn = options is { Statements: not null, ConnectionString: not null };
        Source = _isOwn
            ? ServiceDatabase.CreateDataSource(options!.ConnectionString!)
            : services.GetRequiredService<NpgsqlDataSource>();
    }

    public NpgsqlDataSource Source { get; }

    public ValueTask DisposeAsync() => _isOwn ? Source.DisposeAsync() : ValueTask.CompletedTask;
}
