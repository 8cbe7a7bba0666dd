using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Graph.Common.Events.Carriers;

/// <summary>
/// Carries events by RabbitMQ: an exchange per service, a quorum queue per consuming service and shard with a single active
/// consumer, a message per batch. A batch counts as published when RabbitMQ has confirmed it, which it does when it is on
/// disk.
/// </summary>
public sealed partial class RabbitMqEventBus : IEventBus
{
    internal const string TraceParent = "traceparent";
    internal const string TraceState = "tracestate";

    private const ushort NotFound = 404;

    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(15);

    private readonly ConnectionFactory _factory;
    private readonly EventTimes _times;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly ConcurrentDictionary<EventStream, Publisher> _publishers = new();
    private readonly RabbitMqBell _bell;
    private IConnection? _connection;

    /// <param name="address">Where it is, like <c>amqp://user:password@localhost:5672</c>.</param>
    /// <param name="times">How long things take.</param>
    /// <param name="logger">Told what goes wrong.</param>
    public RabbitMqEventBus(Uri address, EventTimes times, ILogger<RabbitMqEventBus> logger)
    {
        _times = times;
        _logger = logger;
        _factory = new ConnectionFactory
        {
            Uri = address,
            ClientProvidedName = "graph-events",
            // What was under way is repeated by relay and consumers themselves, who know what it was.
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = TimeSpan.FromSeconds(10),
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
            ContinuationTimeout = TimeSpan.FromSeconds(10),
        };
        _bell = new RabbitMqBell(this, times, logger);
        // Without what may be a password.
        Name = $"RabbitMQ at {address.Host}:{_factory.Port}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Kind => "rabbitmq";

    /// <inheritdoc/>
    public ValueTask<EventStreamState?> GetStateAsync(EventStream stream, CancellationToken cancellationToken) =>
        new((EventStreamState?)null);

    /// <inheritdoc/>
    public async Task AppendAsync(
        EventStream stream,
        EventStreamState known,
        long number,
        EventBatch batch,
        CancellationToken cancellationToken
    )
    {
        var publisher = _publishers.GetOrAdd(stream, static _ => new Publisher());
        try
        {
            var channel = await publisher.OpenAsync(this, stream, cancellationToken);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(ConfirmTimeout);
            // Mandatory: what no queue takes comes back, and the call fails. It returns with the confirmation.
            await channel.BasicPublishAsync(
                ExchangeOf(stream.Source),
                RoutingKeyOf(stream.Shard),
                mandatory: true,
                PropertiesOf(batch),
                batch.Json,
                limit.Token
            );
        }
        catch (PublishException e) when (e.IsReturn)
        {
            throw new EventBusException(
                $"no service consumes the events of {stream.Source} yet; they wait in its outbox.",
                e
            );
        }
        catch (Exception e) when (IsAway(e) && !cancellationToken.IsCancellationRequested)
        {
            await publisher.CloseAsync();
            throw new EventBusException($"{Name} does not answer: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public async Task RingAsync(EventStream stream, CancellationToken cancellationToken)
    {
        try
        {
            await _bell.RingAsync(stream, cancellationToken);
        }
        catch (Exception e) when (IsAway(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new EventBusException($"{Name} does not answer: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public Task ListenAsync(string source, Action<int> rung, CancellationToken cancellationToken) =>
        _bell.ListenAsync(source, rung, cancellationToken);

    /// <inheritdoc/>
    public IEventSubscription Subscribe(EventSubscription subscription) =>
        new RabbitMqSubscription(this, subscription, _times, _logger);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var publisher in _publishers.Values)
        {
            await publisher.CloseAsync();
        }

        await _bell.CloseAsync();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _bell.Dispose();
        _connecting.Dispose();
    }

    /// <summary>The connection that all of the process's channels share, made anew where it has broken.</summary>
    internal async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true } known)
        {
            return known;
        }

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_connection is not { IsOpen: true })
            {
                if (_connection is { } broken)
                {
                    _connection = null;
                    await broken.DisposeAsync();
                }

                _connection = await _factory.CreateConnectionAsync(cancellationToken);
            }

            return _connection;
        }
        finally
        {
            _connecting.Release();
        }
    }

    /// <summary>How many batches a queue has that were handed to nobody.</summary>
    internal async Task<long> WaitingAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            // Of its own: RabbitMQ closes the channel of who asks for a queue that is not there.
            var connection = await ConnectAsync(cancellationToken);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            return (await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == NotFound)
        {
            return 0;
        }
        catch (Exception e) when (IsAway(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new EventBusException($"{Name} does not answer: {e.Message}", e);
        }
    }

    internal static string ExchangeOf(string source) => $"graph.events.{source}";

    internal static string RoutingKeyOf(int shard) => $"{shard}";

    internal static string QueueOf(string group, EventStream stream) =>
        $"graph.events.{stream.Source}.{stream.Shard}.{group}";

    internal static Task DeclareExchangeAsync(IChannel channel, string source, CancellationToken cancellationToken) =>
        channel.ExchangeDeclareAsync(
            ExchangeOf(source),
            ExchangeType.Direct,
            durable: true,
            autoDelete: false,
            cancellationToken: cancellationToken
        );

    internal static bool IsAway(Exception e) =>
        e
            is RabbitMQClientException
                or IOException
                or System.Net.Sockets.SocketException
                or TimeoutException
                or OperationCanceledException
                or ObjectDisposedException;

    /// <summary>Closes a channel that may be broken.</summary>
    internal static async Task CloseAsync(IChannel channel)
    {
        try
        {
            await channel.DisposeAsync();
        }
        catch (Exception e) when (IsAway(e))
        {
            // It is gone already.
        }
    }

    private static BasicProperties PropertiesOf(EventBatch batch)
    {
        var properties = new BasicProperties
        {
            DeliveryMode = DeliveryModes.Persistent,
            ContentType = "application/json",
        };
        if (batch.TraceParent is not null)
        {
            properties.Headers = new Dictionary<string, object?> { [TraceParent] = batch.TraceParent };
            if (batch.TraceState is not null)
            {
                properties.Headers[TraceState] = batch.TraceState;
            }
        }

        return properties;
    }

    /// <summary>The channel of one shard: batch after batch, each confirmed before the next.</summary>
    private sealed class Publisher
    {
        private IChannel? _channel;

        public async Task<IChannel> OpenAsync(
            RabbitMqEventBus bus,
            EventStream stream,
            CancellationToken cancellationToken
        )
        {
            if (_channel is { IsOpen: true } known)
            {
                return known;
            }

            await CloseAsync();
            var connection = await bus.ConnectAsync(cancellationToken);
            var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(
                    publisherConfirmationsEnabled: true,
                    publisherConfirmationTrackingEnabled: true
                ),
                cancellationToken
            );
            await DeclareExchangeAsync(channel, stream.Source, cancellationToken);
            return _channel = channel;
        }

        public async Task CloseAsync()
        {
            if (_channel is { } channel)
            {
                _channel = null;
                await RabbitMqEventBus.CloseAsync(channel);
            }
        }
    }
}
