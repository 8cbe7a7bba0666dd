using Graph.Events.Bench;

namespace Graph.Events.Tests;

/// <summary>
/// Sender, relay, consumer, carrier and database are killed at random points, each a real process; <c>bench/events</c> does the
/// same with 50,000 events.
/// </summary>
public sealed class KillTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_killed_every_event_has_one_effect_in_order(int carrier)
    {
        var result = await EventRun.KillAsync(
            (Carrier)carrier,
            count: 1_500,
            seed: 7,
            pause: TimeSpan.FromSeconds(3),
            patience: TimeSpan.FromSeconds(60)
        );

        Assert.True(result.Kills.Count > 0, "Nothing was killed.");
        Assert.Equal((1_500L, 1_500L), (result.Events, result.Effects));
        Assert.Equal((0L, 0L, 0L), (result.Lost, result.Doubled, result.Inversions));
        Assert.Equal(0, result.DeadLetters);
    }
}
