using Graph.Fusion.Execution.Results;

namespace Graph.Fusion.Tests.Execution.Results;

public sealed class PooledBytesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void A_short_write_takes_what_it_is_told_wherever_that_stands_in_its_array(int length)
    {
        var source = new byte[64];
        for (var i = 0; i < source.Length; i++)
        {
            source[i] = (byte)i;
        }

        using var bytes = new PooledBytes(16);
        var expected = new List<byte>();
        for (var start = 0; start + length <= source.Length; start++)
        {
            bytes.WriteShort(source, start, length);
            expected.AddRange(source.AsSpan(start, length));
        }

        Assert.Equal(expected, bytes.Span.ToArray());
    }

    [Fact]
    public void A_part_that_ends_with_its_array_is_written_whole()
    {
        using var bytes = new PooledBytes(128);

        bytes.WriteShort([1, 2, 3], 1, 2);
        bytes.WriteShort([], 0, 0);

        Assert.Equal([2, 3], bytes.Span.ToArray());
    }
}
