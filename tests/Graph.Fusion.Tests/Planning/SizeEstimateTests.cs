using Graph.Fusion.Planning;

namespace Graph.Fusion.Tests.Planning;

public sealed class SizeEstimateTests
{
    [Fact]
    public void A_larger_size_is_expected_at_once()
    {
        var estimate = new SizeEstimate(initial: 100, limit: 10_000);

        estimate.Observe(5_000);

        Assert.Equal(5_000, estimate.Expected);
    }

    [Fact]
    public void One_small_response_does_not_undo_what_the_others_taught()
    {
        var estimate = new SizeEstimate(initial: 16_000, limit: 100_000);

        estimate.Observe(0);

        Assert.Equal(15_000, estimate.Expected);
    }

    [Fact]
    public void Many_small_responses_do()
    {
        var estimate = new SizeEstimate(initial: 16_000, limit: 100_000);

        for (var i = 0; i < 200; i++)
        {
            estimate.Observe(100);
        }

        Assert.InRange(estimate.Expected, 100, 116);
    }

    [Fact]
    public void A_huge_response_does_not_make_every_other_one_set_its_memory_aside()
    {
        var estimate = new SizeEstimate(initial: 100, limit: 10_000);

        estimate.Observe(int.MaxValue);

        Assert.Equal(10_000, estimate.Expected);
    }
}
