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
                    var text = Encoding.UTF8.GetString(batch.Span);
                    if (fails?.Invoke(text) == true)
                    {
                        throw new InvalidOperationException("The consumer fails.");
                    }

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
                        Encoding.UTF8.GetBytes(batch),
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
