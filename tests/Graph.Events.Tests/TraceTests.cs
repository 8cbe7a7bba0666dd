using System.Collections.Concurrent;
using System.Diagnostics;
using Graph.Common.Events;

namespace Graph.Events.Tests;

/// <summary>What an event makes happen belongs to the trace of the request that made the event happen.</summary>
public sealed class TraceTests : IAsyncLifetime
{
    private readonly DeathAndWar _services = new();

    public Task InitializeAsync() => _services.StartAsync();

    public Task DisposeAsync() => _services.DisposeAsync().AsTask();

    [Fact]
    public async Task The_trace_goes_through_outbox_and_carrier_to_the_consumer()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var requests = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "test" or EventMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var (ada, ben) = (await _services.NewUserAsync("ada"), await _services.NewUserAsync("ben"));

        ActivityTraceId trace;
        using (var request = requests.StartActivity("mutation"))
        {
            trace = request!.TraceId;
            Assert.True((await _services.Follows.Follow(ada, ben.UserId!.Value, default)).IsSuccess);
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!spans.Any(span => span.OperationName == "process war.followers" && span.TraceId == trace))
        {
            Assert.False(
                limit.IsCancellationRequested,
                $"There are only {string.Join(", ", spans.Select(x => x.Id))}."
            );
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
