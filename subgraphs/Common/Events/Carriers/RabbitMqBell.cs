using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Graph.Common.Events.Carriers;

/// <summary>
/// Rings between the instances of services, by an exchange that hands every ring to everybody who listens just then. Nothing of
/// it is kept: who was not there looks at the outbox when it comes.
/// </summary>
internal sealed partial class RabbitMqBell(RabbitMqEventBus bus, EventTimes times, ILogger logger) : IDisposable
{
    /// <summary>More rings than this say no more: the oldest make room.</summary>
    private const int MaxRings = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // A channel takes one ring after the other.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private IChannel? _channel;

    public async Task RingAsync(EventStream stream, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        await _turn.WaitAsync(limit.Token);
        try
        {
            if (_channel is not { IsOpen: true })
            {
                await CloseAsync();
                var connection = await bus.ConnectAsync(limit.Token);
                _channel = await connection.CreateChannelAsync(cancellationToken: limit.Token);
                _declared.Clear();
            }

            if (_declared.Add(stream.Source))
            {
                await DeclareAsync(_channel, stream.Source, limit.Token);
            }

            byte[] body = [(byte)stream.Shard];
            await _channel.BasicPublishAsync(ExchangeOf(stream.Source), "", body, limit.Token);
        }
        catch
        {
            await CloseAsync();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Hears until it is cancelled.</summary>
    public async Task ListenAsync(string source, Action<int> rung, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await HearAsync(source, rung, cancellationToken);
            }
            catch (Exception e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                LogAway(logger, source, bus.Name, e.Message);
            }

            await Task.Delay(times.Retry, times.Time, cancellationToken);
        }
    }

    public void Dispose() => _turn.Dispose();

    public async Task CloseAsync()
    {
        if (_channel is { } channel)
        {
            _channel = null;
            await RabbitMqEventBus.CloseAsync(channel);
        }
    }

    /// <summary>Returns when the channel has closed.</summary>
    private static async Task HearAsync(
        IChannel channel,
        string source,
        Action<int> rung,
        CancellationToken cancellationToken
    )
    {
        await DeclareAsync(channel, source, cancellationToken);
        var queue = await channel.QueueDeclareAsync(
            "",
            durable: false,
            exclusive: true,
            autoDelete: true,
            new Dictionary<string, object?> { ["x-max-length"] = MaxRings },
            cancellationToken: cancellationToken
        );
        await channel.QueueBindAsync(queue.QueueName, ExchangeOf(source), "", cancellationToken: cancellationToken);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            if (message.Body.Length == 1)
            {
                rung(message.Body.Span[0]);
            }

            return Task.CompletedTask;
        };
        consumer.UnregisteredAsync += (_, _) =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        if (channel.IsOpen)
        {
            await closed.Task.WaitAsync(cancellationToken);
        }
    }

    private async Task HearAsync(string source, Action<int> rung, CancellationToken cancellationToken)
    {
        var connection = await bus.ConnectAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await HearAsync(channel, source, rung, cancellationToken);
    }

    private static string ExchangeOf(string source) => $"graph.events.{source}.outbox";

    private static Task DeclareAsync(IChannel channel, string source, CancellationToken cancellationToken) =>
        channel.ExchangeDeclareAsync(
            ExchangeOf(source),
            ExchangeType.Fanout,
            durable: true,
            autoDelete: false,
            cancellationToken: cancellationToken
        );

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Source} does not hear other instances over {Bus}, and looks by itself: {Reason}"
    )]
    private static partial void LogAway(ILogger logger, string source, string bus, string reason);
}
