using Graph.Common.Database;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Graph.Common.Events.Rebuilding;

/// <summary>
/// Rebuilds a projection from what its owner has: from its state, because the outbox keeps events for three days only. The
/// services go on meanwhile; what they change is not lost, because its versions are newer than the snapshot's.
/// </summary>
public sealed class ProjectionRebuild
{
    private const int PageSize = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Who can be rebuilt has versions, so what waits of it is said again by the snapshot.</summary>
    private const string ForgetLettersSql = "delete from dead_letters where consumer = $1 and type = $2";

    private readonly string _name;
    private readonly RebuildSource _source;
    private readonly IProjection _projection;
    private readonly NpgsqlDataSource _target;
    private readonly EventTimes _times;

    private ProjectionRebuild(
        string name,
        RebuildSource source,
        IProjection projection,
        NpgsqlDataSource target,
        EventTimes times
    )
    {
        _name = name;
        _source = source;
        _projection = projection;
        _target = target;
        _times = times;
    }

    /// <summary>Finds a projection and its owner among services.</summary>
    /// <param name="name">The consumer: <c>war.followers</c>.</param>
    /// <param name="services">The services, built; they need not run here.</param>
    /// <param name="times">How long things take.</param>
    /// <exception cref="RebuildException">There is no such projection, or nobody publishes snapshots for it.</exception>
    public static ProjectionRebuild Find(
        string name,
        IReadOnlyList<IServiceProvider> services,
        EventTimes? times = null
    )
    {
        var workers = services.Select(service => service.GetService<IEventWorker>()).OfType<IEventWorker>().ToList();
        foreach (var worker in workers)
        {
            if (worker.Projection(name) is { } found)
            {
                foreach (var owner in workers)
                {
                    if (owner.Snapshot(found.Event) is { } source)
                    {
                        return new ProjectionRebuild(
                            name,
                            source,
                            found.Projection,
                            worker.Database ?? throw new RebuildException($"The service of {name} has no database."),
                            times ?? new EventTimes()
                        );
                    }
                }

                throw new RebuildException(
                    $"{name} could be rebuilt, but no service publishes snapshots of {found.Event.Name}: give its owner an "
                        + $"IEventSnapshot<{found.Event.Name}>."
                );
            }
        }

        var names = string.Join(", ", workers.SelectMany(worker => worker.Projections).Order(StringComparer.Ordinal));
        throw new RebuildException($"There is no projection {name} that can be rebuilt. There are: {names}.");
    }

    /// <summary>Rebuilds it, and returns when all of it has been consumed. Done again, it does the same again.</summary>
    /// <param name="report">Told how far it is.</param>
    /// <param name="patience">How long nothing may be consumed before it gives up.</param>
    /// <param name="cancellationToken">Stops; what was published is consumed nevertheless.</param>
    /// <returns>How many aggregates the owner has.</returns>
    /// <exception cref="RebuildException">What was published is not consumed.</exception>
    public async Task<long> RunAsync(Action<string> report, TimeSpan patience, CancellationToken cancellationToken)
    {
        await _projection.BeginRebuildAsync(_target, cancellationToken);
        await using (var forget = _target.CreateCommand(ForgetLettersSql))
        {
            forget.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _name });
            forget.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _source.EventType });
            await forget.ExecuteNonQueryAsync(cancellationToken);
        }

        // All of it has the same time: so it is told from the events of changes.
        var taken = Clock.Now();
        long count = 0;
        AggregateState? after = null;
        while (true)
        {
            var page = await _source.PublishAsync(taken, after, PageSize, cancellationToken);
            count += page.Count;
            if (page.Count < PageSize)
            {
                break;
            }

            after = page.Last;
            report($"{count} published");
        }

        await UntilConsumedAsync(taken, report, patience, cancellationToken);
        await _projection.EndRebuildAsync(_target, cancellationToken);
        return count;
    }

    private async Task UntilConsumedAsync(
        DateTimeOffset taken,
        Action<string> report,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var since = _times.Time.GetTimestamp();
        var before = long.MaxValue;
        while (true)
        {
            long waiting = 0;
            for (var shard = 0; shard < EventShard.Count; shard++)
            {
                var consumed = await EventLag.PositionAsync(
                    _source.Service,
                    shard,
                    _source.Database,
                    _target,
                    cancellationToken
                );
                waiting += await _source.WaitingAsync(taken, shard, consumed ?? 0, cancellationToken);
            }

            if (waiting == 0)
            {
                return;
            }

            if (waiting < before)
            {
                before = waiting;
                since = _times.Time.GetTimestamp();
                report($"{waiting} to be consumed");
            }
            else if (_times.Time.GetElapsedTime(since) > patience)
            {
                throw new RebuildException(
                    $"{_name} has consumed nothing for {patience.TotalSeconds:0} s, and {waiting} events wait. They are "
                        + "consumed when the services run and reach each other (see ./graph events list). Then rebuild it again."
                );
            }

            await Task.Delay(Pause, _times.Time, cancellationToken);
        }
    }
}
