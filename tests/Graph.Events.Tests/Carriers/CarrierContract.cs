using System.Text;
using System.Threading.Channels;
using Graph.Common.Events;
using Graph.Common.Events.Carriers;

namespace Graph.Events.Tests.Carriers;

/// <summary>What every carrier keeps; each is tested with its real server.</summary>
public abstract class CarrierContract : IAsyncLifetime
{
    internal static readonly EventTimes Times = new()
    {
        Lease = TimeSpan.FromSeconds(2),
        Retry = TimeSpan.FromMilliseconds(100),
    };

    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(90));
    private readonly List<Task> _running = [];

    // A source of its own for each test: servers are shared.
    private readonly EventStream _stream = new($"s{Guid.NewGuid():N}", 1);
    private IEventBus _bus = null!;
    private long _position;

    protected abstract Task<IEventBus> OpenAsync();

    public async Task InitializeAsync() => _bus = await OpenAsync();

    public async Task DisposeAsync()
    {
        await _limit.CancelAsync();
        await Task.WhenAll(_running.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));
        await _bus.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Every_group_gets_every_batch_in_order()
    {
        var war = Consume("war", _bus, out _);
        var search = Consume("search", _bus, out _);
        // A group gets what is sent once it has its queue: it is there when a first batch has come through.
        foreach (var group in new[] { war, search })
        {
            while (!group.Reader.TryPeek(out _))
            {
                await AppendAsync("first");
                await Task.WhenAny(
                    group.Reader.WaitToReadAsync(_limit.Token).AsTask(),
                    Task.Delay(TimeSpan.FromMilliseconds(200), _limit.Token)
                );
                _limit.Token.ThrowIfCancellationRequested();
            }
        }

        await AppendAsync("a", "b", "c");

        foreach (var group in new[] { war, search })
        {
            var last = (await TakeAsync(group, 3)).ToList();
            while (last[^1] != "c")
            {
                last.AddRange(await TakeAsync(group, 1));
            }

            Assert.Equal(["a", "b", "c"], last[^3..]);
        }
    }

    [Fact]
    public async Task A_batch_whose_consumer_failed_comes_again_before_the_next()
    {
        var failures = 2;
        var war = Consume("war", _bus, out _, batch => batch == "a" && failures-- > 0);

        await AppendAsync("a", "b");

        Assert.Equal(["a", "b"], await TakeAsync(war, 2));
    }

    [Fact]
    public async Task Who_takes_over_from_a_member_goes_on_where_it_stopped()
    {
        var both = Channel.CreateUnbounded<string>();
        Consume("war", _bus, out var first, into: both);
        await AppendAsync("a");
        Assert.Equal(["a"], await TakeAsync(both, 1));
        await using var other = await OpenAsync();
        if (other is InProcessEventBus)
        {
            // There is no other process.
            return;
        }

        Consume("war", other, out _, into: both);
        await AppendAsync("b", "c");
        Assert.Equal(["b", "c"], await TakeAsync(both, 2));

        await first.CancelAsync();
        await AppendAsync("d", "e");
        Assert.Equal(["d", "e"], await TakeAsync(both, 2));
    }

    [Fact]
    public async Task Whoever_publishes_hears_a_ring_of_another_instance()
    {
        var rings = Channel.CreateUnbounded<int>();
        _running.Add(_bus.ListenAsync(_stream.Source, shard => rings.Writer.TryWrite(shard), _limit.Token));
        var opened = _bus is InProcessEventBus ? _bus : await OpenAsync();
        var heard = rings.Reader.ReadAsync(_limit.Token).AsTask();
        while (!heard.IsCompleted)
        {
            // Until it listens, nobody hears it.
            await opened.RingAsync(_stream, _limit.Token);
            await Task.WhenAny(heard, Task.Delay(50, _limit.Token));
        }

        Assert.Equal(_stream.Shard, await heard);
        await opened.DisposeAsync();
    }

    [Fact]
    public async Task What_waits_for_a_group_can_be_told()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var subscription = _bus.Subscribe(
            new EventSubscription("war", _stream.Source, (_, token) => held.Task.WaitAsync(token))
        );
        _running.Add(subscription.RunAsync(_limit.Token));
        if (_bus is InProcessEventBus)
        {
            // It keeps nothing: appending returns when the batch has been consumed.
            Assert.Equal(0, await subscription.WaitingAsync(_limit.Token));
            return;
        }

        await AppendAsync("a", "b", "c");
        await UntilAsync(3);
        held.SetResult();
        await UntilAsync(0);

        async Task UntilAsync(long expected)
        {
            while (await subscription.WaitingAsync(_limit.Token) != expected)
            {
                await Task.Delay(50, _limit.Token);
            }
        }
    }

    private Channel<string> Consume(
        string group,
        IEventBus bus,
        out CancellationTokenSource running,
        Func<string, bool>? fails = null,
        Channel<string>? into = null
    )
    {
        var got = into ?? Channel.CreateUnbounded<string>();
        running = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token);
        var subscription = bus.Subscribe(
            new EventSubscription(
                group,
                _stream.Source,
                (batch, _) =>
                {
                    var text = Encoding.UTF8.GetString(batch.Json.Span);
                    if (fails?.Invoke(text) == true)
                    {
                        throw new InvalidOperationException("The consumer fails.");
                    }

                    Assert.Equal((TraceParent, "vendor=1"), (batch.TraceParent, batch.TraceState));
                    got.Writer.TryWrite(text);
                    return Task.CompletedTask;
                }
            )
        );
        _running.Add(subscription.RunAsync(running.Token));
        return got;
    }

    private async Task AppendAsync(params string[] batches)
    {
        foreach (var batch in batches)
        {
            while (true)
            {
                try
                {
                    await _bus.AppendAsync(
                        _stream,
                        new EventStreamState(_position, []),
                        _position + 1,
                        new EventBatch(Encoding.UTF8.GetBytes(batch), TraceParent, "vendor=1"),
                        _limit.Token
                    );
                    _position++;
                    break;
                }
                catch (EventBusException)
                {
                    // Its queues are being declared, or a consumer has failed: the relay tries again, too.
                    await Task.Delay(50, _limit.Token);
                }
            }
        }
    }

    private async Task<List<string>> TakeAsync(Channel<string> got, int count)
    {
        var taken = new List<string>();
        while (taken.Count < count)
        {
            taken.Add(await got.Reader.ReadAsync(_limit.Token));
        }

        return taken;
    }
}
