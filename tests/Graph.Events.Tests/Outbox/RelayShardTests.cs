using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Common.Events.Outbox;

namespace Graph.Events.Tests.Outbox;

public sealed class RelayShardTests
{
    private static readonly EventTimes Times = new();

    [Fact]
    public void No_number_is_used_twice_also_where_a_stream_begins_again()
    {
        var shard = Hold(token: 1);
        var first = shard.NextNumber();
        shard.Learn(1, new EventStreamState(first, []));
        var second = shard.NextNumber();

        // Lost: the stream is empty.
        shard.Learn(1, EventStreamState.Empty);

        Assert.True(second > first);
        Assert.True(shard.NextNumber() > second);
        Assert.True(Hold(token: 2).NextNumber() > second + 1_000_000);
    }

    [Fact]
    public void A_stream_of_another_life_of_the_database_is_continued_behind_its_end()
    {
        var shard = Hold(token: 1);
        shard.Learn(1, new EventStreamState(50L << 32, []));

        Assert.Equal((50L << 32) + 1, shard.NextNumber());
    }

    [Fact]
    public void What_was_learned_under_an_earlier_lease_is_not_taken_for_true()
    {
        var shard = Hold(token: 2);

        shard.Learn(1, new EventStreamState(7, []));
        shard.Lose(1);

        Assert.Equal(0, shard.Stream.End);
        Assert.False(shard.IsHeld(1, Times));
        Assert.True(shard.IsHeld(2, Times));
        shard.Lose(2);
        Assert.False(shard.IsHeld(2, Times));
    }

    private static RelayShard Hold(long token)
    {
        var shard = new RelayShard(0);
        shard.Hold(
            new OutboxStore.HeldShard(0, token, EventStreamState.Empty, HasUnpublished: false),
            Times.Time.GetTimestamp()
        );
        return shard;
    }
}
