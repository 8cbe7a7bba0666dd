using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Graph.Common.Events.Carriers;

/// <summary>
/// A member of a group of consumers. RabbitMQ hands each queue to one member at a time; a batch is acknowledged when it has
/// been consumed, and comes again where the member did not live that long.
/// </summary>
internal sealed class RabbitMqSubscription(
    RabbitMqEventBus bus,
    EventSubscription subscription,
    EventTimes times,
    ILogger logger
) : ShardedSubscription(bus.Name, subscription, times, logger)
{
    private const ushort Prefetch = 8;

    // By shard, what has come and is not yet acknowledged.
    private readonly int[] _inHand = new int[EventShard.Count];

    /// <inheritdoc/>
    public override async Task<long> WaitingAsync(CancellationToken cancellationToken)
    {
        var waiting = 0L;
        for (var shard = 0; shard < EventShard.Count; shard++)
        {
            var queue = RabbitMqEventBus.QueueOf(Subscription.Group, new EventStream(Subscription.Source, shard));
            waiting += await bus.WaitingAsync(queue, cancellationToken) + Volatile.Read(ref _inHand[shard]);
        }

        return waiting;
    }

    /// <summary>Returns when the channel has closed.</summary>
    protected override async Task ConsumeAsync(EventStream stream, CancellationToken cancellationToken)
    {
        var connection = await bus.ConnectAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var queue = await DeclareAsync(channel, stream, cancellationToken);
        // What an earlier channel had and did not acknowledge is waiting again.
        Volatile.Write(ref _inHand[stream.Shard], 0);
        // RabbitMQ sends no more than this before an acknowledgement, so the channel cannot grow.
        await channel.BasicQosAsync(0, Prefetch, global: false, cancellationToken);
        var batches = Channel.CreateUnbounded<(ulong Tag, EventBatch Batch)>();
        using var open = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            batches.Writer.TryComplete();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            // The client uses the memory again when this returns.
            Interlocked.Increment(ref _inHand[stream.Shard]);
            var headers = message.BasicProperties.Headers;
            batches.Writer.TryWrite(
                (
                    message.DeliveryTag,
                    new EventBatch(
                        message.Body.ToArray(),
                        TextOf(headers, RabbitMqEventBus.TraceParent),
                        TextOf(headers, RabbitMqEventBus.TraceState)
                    )
                )
            );
            return Task.CompletedTask;
        };
        consumer.UnregisteredAsync += (_, _) =>
        {
            batches.Writer.TryComplete();
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken);
        if (!channel.IsOpen)
        {
            return;
        }

        await foreach (var (tag, batch) in batches.Reader.ReadAllAsync(cancellationToken))
        {
            // What came before the channel closed is not ours any more: it comes again, here or elsewhere.
            if (!channel.IsOpen)
            {
                return;
            }

            await Subscription.Deliver(batch, cancellationToken);
            await channel.BasicAckAsync(tag, multiple: false, cancellationToken);
            Interlocked.Decrement(ref _inHand[stream.Shard]);
        }
    }

    private static string? TextOf(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value)
            ? value switch
            {
                byte[] bytes => Encoding.UTF8.GetString(bytes),
                _ => value as string,
            }
            : null;

    private async Task<string> DeclareAsync(IChannel channel, EventStream stream, CancellationToken cancellationToken)
    {
        await RabbitMqEventBus.DeclareExchangeAsync(channel, stream.Source, cancellationToken);
        var queue = RabbitMqEventBus.QueueOf(Subscription.Group, stream);
        await channel.QueueDeclareAsync(
            queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?>
            {
                ["x-queue-type"] = "quorum",
                ["x-single-active-consumer"] = true,
                // RabbitMQ 4 would drop a batch after 20 deliveries; only a consumer says when it has had one.
                ["x-delivery-limit"] = int.MaxValue,
            },
            cancellationToken: cancellationToken
        );
        await channel.QueueBindAsync(
            queue,
            RabbitMqEventBus.ExchangeOf(stream.Source),
            RabbitMqEventBus.RoutingKeyOf(stream.Shard),
            cancellationToken: cancellationToken
        );
        return queue;
    }
}
