using System.Collections.Concurrent;
using System.Diagnostics;
using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Events.Bench.Servers;
using Graph.Events.Tests.Carriers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Events.Tests;

/// <summary>
/// What an event makes happen belongs to the trace of the request that made the event happen, whatever carries it: the request,
/// the sender below it, and the consumer below that.
/// </summary>
[Collection(SharedRabbitMq.Name)]
public sealed class TraceTests(SharedRabbitMq rabbit)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly EventTimes Times = new();

    [Fact]
    public async Task The_trace_goes_through_the_process()
    {
        await using var services = new DeathAndWar();
        await AssertTraceAsync(services, "in_process");
    }

    [Fact]
    public async Task The_trace_goes_through_Redis()
    {
        using var redis = new RedisServer();
        await redis.StartAsync();
        await using var services = new DeathAndWar
        {
            OpenBus = () => new RedisEventBus(redis.Configuration, Times, NullLogger<RedisEventBus>.Instance),
        };

        var (spans, sender) = await AssertTraceAsync(services, "redis");

        // What the sender asks of Redis is below it.
        Assert.Contains(
            spans,
            span =>
                span.OperationName.StartsWith("append graph:events:{death:", StringComparison.Ordinal)
                && span.ParentSpanId == sender.SpanId
                && Equals(span.GetTagItem("db.system.name"), "redis")
        );
    }

    [Fact]
    public async Task The_trace_goes_through_RabbitMQ()
    {
        await using var services = new DeathAndWar
        {
            OpenBus = () =>
                new RabbitMqEventBus(new Uri(rabbit.Server.Address), Times, NullLogger<RabbitMqEventBus>.Instance),
        };

        await AssertTraceAsync(services, "rabbitmq");
    }

    private static async Task<(List<Activity> Spans, Activity Sender)> AssertTraceAsync(
        DeathAndWar services,
        string carrier
    )
    {
        await services.StartAsync();
        var stopped = new ConcurrentQueue<Activity>();
        using var requests = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "test" or EventMetrics.Name or "Graph.Redis",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var (ada, ben) = (await services.NewUserAsync("ada"), await services.NewUserAsync("ben"));

        Activity request;
        using (request = requests.StartActivity("mutation")!)
        {
            Assert.True((await services.Follows.Follow(ada, ben.UserId!.Value, default)).IsSuccess);
        }

        await services.UntilFollowersAsync(ben, 1);
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var spans = stopped.Where(span => span.TraceId == request.TraceId).ToList();
            if (spans.Find(span => span.OperationName == "process war.followers") is { } consumer)
            {
                // Within the process the sender ends last.
                if (spans.Find(span => span.SpanId == consumer.ParentSpanId) is { } sender)
                {
                    Assert.Equal("send death", sender.OperationName);
                    Assert.Equal(ActivityKind.Producer, sender.Kind);
                    Assert.Equal(ActivityKind.Consumer, consumer.Kind);
                    Assert.Equal(carrier, sender.GetTagItem("messaging.system"));
                    Assert.Equal(request.SpanId, sender.ParentSpanId);
                    return (spans, sender);
                }
            }

            Assert.False(
                limit.IsCancellationRequested,
                $"There are only {string.Join(", ", stopped.Select(span => $"{span.OperationName} {span.Id}"))}."
            );
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
