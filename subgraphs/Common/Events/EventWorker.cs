using Graph.Common.Database;
using Graph.Common.Events.Carriers;
using Graph.Common.Events.Inbox;
using Graph.Common.Events.Outbox;
using Graph.Common.Events.Rebuilding;
using Graph.Common.Subgraphs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Common.Events;

/// <summary>Relays a service's outbox, runs its consumers, tries again what failed and deletes what is old.</summary>
internal sealed partial class EventWorker<TContext>(string service, EventsBuilder events, IServiceProvider services)
    : BackgroundService,
        IEventWorker
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(10);

    private readonly ILogger _logger = services.GetRequiredService<ILogger<EventWorker<TContext>>>();
    private readonly Lock _connecting = new();
    private readonly DeadLetterSignal _deadLetters = new();
    private List<(string Source, IEventSubscription Running)>? _subscriptions;

    /// <inheritdoc/>
    public void Connect()
    {
        lock (_connecting)
        {
            if (_subscriptions is null && Database is not null)
            {
                var bus = services.GetRequiredService<IEventBus>();
                var dispatchers = events.Consumers.SelectMany(consumer => consumer.Sources).Distinct();
                _subscriptions = [.. dispatchers.Select(source => (source, bus.Subscribe(SubscriptionTo(source))))];
            }
        }
    }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // A setting that cannot be used ends the start here, with its sentence.
        Connect();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _deadLetters.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the service does not wait for its events.
        await Task.Yield();
        if (Database is not { } database)
        {
            return;
        }

        var (hasOutbox, hasInbox) = Tables();
        if (events.Consumers.Count > 0 && !hasInbox)
        {
            throw new InvalidOperationException(
                $"{service} consumes events, but {typeof(TContext).Name} has no inbox: call modelBuilder.AddInbox() in "
                    + "OnModelCreating and add a migration."
            );
        }

        var times = services.GetRequiredService<EventTimes>();
        var work = new List<Task>();
        if (hasOutbox)
        {
            var relay = new OutboxRelay(
                service,
                new OutboxStore(database),
                services.GetRequiredService<IEventBus>(),
                services.GetRequiredService<OutboxSignal>(),
                times,
                services.GetRequiredService<EventMetrics>(),
                services.GetRequiredService<ILogger<OutboxRelay>>()
            );
            work.Add(relay.RunAsync(stoppingToken));
        }

        if (events.Consumers.Count > 0)
        {
            work.AddRange(_subscriptions!.Select(subscription => subscription.Running.RunAsync(stoppingToken)));
            work.Add(MeasureAsync(_subscriptions!, times, stoppingToken));
            var retry = new DeadLetterRetry(
                events.Consumers,
                services,
                times,
                _deadLetters,
                services.GetRequiredService<ILogger<DeadLetterRetry>>()
            );
            work.Add(retry.RunAsync(stoppingToken));
        }

        work.Add(SweepAsync(database, hasOutbox, hasInbox, stoppingToken));
        try
        {
            await Task.WhenAll(work);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <inheritdoc/>
    public NpgsqlDataSource? Database =>
        services.GetService<SubgraphOptions>() is { ConnectionString: null }
            ? null
            : services.GetRequiredService<EventDatabase>().Source;

    /// <inheritdoc/>
    public IEnumerable<string> Projections =>
        events.Consumers.Where(consumer => ContractOf(consumer) is not null).Select(consumer => consumer.Name);

    /// <inheritdoc/>
    public (IProjection Projection, Type Event)? Projection(string name)
    {
        foreach (var consumer in events.Consumers)
        {
            if (consumer.Name == name && ContractOf(consumer) is { } contract)
            {
                return ((IProjection)services.GetRequiredService(consumer.Type), contract);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public RebuildSource? Snapshot(Type contract) =>
        events.Snapshots.TryGetValue(contract, out var snapshot) && Database is { } database
            ? new RebuildSource(
                service,
                database,
                (IEventSnapshot)services.GetRequiredService(snapshot),
                events.Contracts,
                contract
            )
            : null;

    private static Type? ContractOf(EventConsumer consumer)
    {
        foreach (var implemented in consumer.Type.GetInterfaces())
        {
            if (implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IProjection<>))
            {
                return implemented.GetGenericArguments()[0];
            }
        }

        return null;
    }

    private EventSubscription SubscriptionTo(string source)
    {
        var dispatcher = new EventDispatcher(
            service,
            [.. events.Consumers.Where(consumer => consumer.Sources.Contains(source))],
            events.Contracts,
            services,
            services.GetRequiredService<EventTimes>(),
            services.GetRequiredService<EventMetrics>(),
            _deadLetters,
            services.GetRequiredService<ILogger<EventDispatcher>>()
        );
        return new EventSubscription(service, source, dispatcher.DispatchAsync);
    }

    private (bool HasOutbox, bool HasInbox) Tables()
    {
        using var context = services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
        return (
            context.Model.FindEntityType(typeof(OutboxRow)) is not null,
            context.Model.FindEntityType(typeof(InboxRow)) is not null
        );
    }

    /// <summary>Asks the carrier what waits for this service, while somebody wants to know.</summary>
    private async Task MeasureAsync(
        List<(string Source, IEventSubscription Running)> subscriptions,
        EventTimes times,
        CancellationToken cancellationToken
    )
    {
        var metrics = services.GetRequiredService<EventMetrics>();
        using var timer = new PeriodicTimer(times.Poll, times.Time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (!metrics.WantsWaiting)
            {
                continue;
            }

            foreach (var (source, subscription) in subscriptions)
            {
                try
                {
                    metrics.Waiting(service, source, await subscription.WaitingAsync(cancellationToken));
                }
                catch (EventBusException e)
                {
                    LogNotMeasured(_logger, service, source, e.Message);
                }
            }
        }
    }

    private async Task SweepAsync(
        NpgsqlDataSource database,
        bool hasOutbox,
        bool hasInbox,
        CancellationToken cancellationToken
    )
    {
        using var timer = new PeriodicTimer(SweepInterval);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                if (hasOutbox)
                {
                    await OutboxSweeper.SweepAsync(database, cancellationToken);
                }

                if (hasInbox)
                {
                    await InboxSweeper.SweepAsync(database, cancellationToken);
                }
            }
            catch (Exception e) when (DatabaseFailure.IsTransient(e))
            {
                LogNotSwept(_logger, service, e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Old events of {Service} could not be deleted: {Reason}")]
    private static partial void LogNotSwept(ILogger logger, string service, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "How many events of {Source} wait for {Service} is not known: {Reason}"
    )]
    private static partial void LogNotMeasured(ILogger logger, string service, string source, string reason);
}
