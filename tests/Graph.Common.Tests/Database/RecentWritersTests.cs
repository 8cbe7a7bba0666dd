using Graph.Common.Database;
using Graph.Common.Live;
using Graph.Testing.Time;

namespace Graph.Common.Tests.Database;

public sealed class RecentWritersTests : IAsyncDisposable
{
    private static readonly Guid Writer = Guid.NewGuid();
    private static readonly Guid Reader = Guid.NewGuid();

    private readonly ManualTime _time = new();
    private readonly Log _log = new();
    private readonly RecentWriters _writers;

    public RecentWritersTests() => _writers = new RecentWriters(_log, _time);

    public ValueTask DisposeAsync() => _writers.DisposeAsync();

    [Fact]
    public void Whoever_was_not_watched_from_the_beginning_counts_as_a_writer()
    {
        Assert.True(_writers.Contains(Reader));

        _time.Advance(RecentWriters.Memory);

        Assert.False(_writers.Contains(Reader));
    }

    [Fact]
    public void A_writer_is_remembered_for_as_long_as_a_standby_may_need_and_forgotten_then()
    {
        _time.Advance(RecentWriters.Memory);
        _writers.Add(Writer);

        Assert.True(_writers.Contains(Writer));
        Assert.False(_writers.Contains(Reader));
        _time.Advance(RecentWriters.Memory);
        Assert.True(_writers.Contains(Writer));
        _time.Advance(RecentWriters.Memory);
        Assert.False(_writers.Contains(Writer));
    }

    [Fact]
    public async Task Whoever_has_written_through_another_instance_counts_here_too()
    {
        var log = new Log();
        await using var elsewhere = new RecentWriters(log, _time);
        _time.Advance(RecentWriters.Memory);

        elsewhere.Add(Writer);
        await _writers.ReceiveAsync(new LiveMessage(1, 1, log.Appended));

        // What is told does not name them.
        Assert.NotEqual(Writer.ToByteArray(), log.Appended.ToArray());
        Assert.True(_writers.Contains(Writer));
        Assert.False(_writers.Contains(Reader));
    }

    [Fact]
    public void While_other_instances_are_not_heard_and_a_while_after_everybody_counts()
    {
        _time.Advance(RecentWriters.Memory);
        _log.IsConnected = false;
        Assert.True(_writers.Contains(Reader));

        _log.IsConnected = true;
        _writers.Interrupt();
        Assert.True(_writers.Contains(Reader));
        _time.Advance(RecentWriters.Memory);
        Assert.False(_writers.Contains(Reader));
    }

    /// <summary>Other instances as the test wants them.</summary>
    private sealed class Log : ILiveLog
    {
        public bool IsConnected { get; set; } = true;

        public Task ListenAsync(ILiveListener listener) => Task.CompletedTask;

        public ReadOnlyMemory<byte> Appended { get; private set; }

        public Task<bool> AppendAsync(ReadOnlyMemory<byte> message)
        {
            Appended = message;
            return Task.FromResult(true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
