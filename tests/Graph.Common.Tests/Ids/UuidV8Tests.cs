using Graph.Common.Ids;

namespace Graph.Common.Tests.Ids;

public sealed class UuidV8Tests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 34, 56, 789, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0UL)]
    [InlineData(4095, ulong.MaxValue)]
    [InlineData(0xABC, 0x123456789ABCDEFUL)]
    public void An_id_has_the_version_and_variant_of_the_rfc_and_its_parts(int shard, ulong random)
    {
        var id = UuidV8.Create(shard, At, random);

        Assert.Equal(8, id.Version);
        Assert.InRange(id.Variant, 8, 11);
        Assert.Equal(shard, UuidV8.ShardOf(id));
        Assert.Equal(At, UuidV8.TimeOf(id));
        var lower = Convert.ToUInt64(id.ToString("N")[16..], 16);
        Assert.Equal(random & (ulong.MaxValue >> 2), lower & (ulong.MaxValue >> 2));
    }

    [Fact]
    public void The_bits_are_where_they_are_documented()
    {
        // 0x19AA5D13AD5 ms after 1970, shard 0xABC.
        var id = UuidV8.Create(0xABC, DateTimeOffset.FromUnixTimeMilliseconds(0x19AA5D13AD5), 1);

        Assert.Equal("abc019aa-5d13-8ad5-8000-000000000001", id.ToString());
    }

    [Fact]
    public void The_rows_of_an_author_lie_on_the_authors_shard_in_the_order_of_time()
    {
        var author = UuidV8.NewUser();
        var post = UuidV8.NewId(author);

        Assert.Equal(UuidV8.ShardOf(author), UuidV8.ShardOf(post));
        Assert.Equal(UuidV8.ShardOf(author), UuidV8.ShardOf(UuidV8.NewId(post)));
        Assert.True(
            string.CompareOrdinal(
                UuidV8.Create(7, At, ulong.MaxValue).ToString(),
                UuidV8.Create(7, At.AddMilliseconds(1), 0).ToString()
            ) < 0
        );
    }

    [Fact]
    public void Users_are_spread_and_ids_of_other_systems_are_too()
    {
        var shards = Enumerable.Range(0, 2_000).Select(_ => UuidV8.ShardOf(UuidV8.NewUser())).Distinct().Count();
        var foreign = Enumerable.Range(0, 2_000).Select(_ => UuidV8.ShardOf(Guid.CreateVersion7())).Distinct().Count();

        Assert.InRange(shards, 1_400, 2_000);
        Assert.InRange(foreign, 1_400, 2_000);
    }

    [Fact]
    public void Impossible_parts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => UuidV8.Create(4096, At, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => UuidV8.Create(0, DateTimeOffset.UnixEpoch.AddDays(-1), 0));
        Assert.Throws<ArgumentException>(() => UuidV8.TimeOf(Guid.CreateVersion7()));
    }
}
