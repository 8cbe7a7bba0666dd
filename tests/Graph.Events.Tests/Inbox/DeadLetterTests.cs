using Graph.Common.Events;
using Graph.Common.Identity;

namespace Graph.Events.Tests.Inbox;

/// <summary>An event that cannot be consumed steps aside, and what is about the same user waits behind it.</summary>
public sealed class DeadLetterTests : IAsyncLifetime
{
    private readonly DeathAndWar _services = new()
    {
        Times = new EventTimes { FirstBackoff = TimeSpan.FromMilliseconds(20) },
    };

    public Task InitializeAsync() => _services.StartAsync();

    public Task DisposeAsync() => _services.DisposeAsync().AsTask();

    [Fact]
    public async Task Poison_dies_after_five_tries_holds_its_aggregate_and_nobody_else()
    {
        var (ada, ben, eve) = (
            await _services.NewUserAsync("ada"),
            await _services.NewUserAsync("ben"),
            await _services.NewUserAsync("eve")
        );
        // War refuses this one user's counts.
        await _services.ExecuteInWarAsync(
            $"alter table profiles add constraint poison check (id <> '{ben.UserId}' or followers = 0)"
        );

        await FollowAsync(ada, ben);
        await UntilAsync("DEAD 5");
        await FollowAsync(eve, ben);
        await UntilAsync("DEAD 5, HELD 0");
        await FollowAsync(ada, eve);
        await _services.UntilFollowersAsync(eve, 1);
        Assert.Equal(0, await _services.FollowersAsync(ben));

        // The cause is gone: replayed in order, the last word is the latest.
        await _services.ExecuteInWarAsync("alter table profiles drop constraint poison");
        await _services.ExecuteInWarAsync(
            "update dead_letters set state = 'WAITING', tries = 0, next_try_at = now() where state = 'DEAD'"
        );
        await _services.UntilFollowersAsync(ben, 2);
        await UntilAsync("");
    }

    [Fact]
    public async Task A_letter_that_cannot_be_read_dies_alone()
    {
        var (ada, ben) = (await _services.NewUserAsync("ada"), await _services.NewUserAsync("ben"));
        await _services.ExecuteInWarAsync(
            $"""
            insert into dead_letters
                (consumer, event_id, aggregate_id, sequence, type, envelope, state, tries, parked_at, next_try_at)
            values
                ('war.followers', gen_random_uuid(), '{ada.UserId}', 0, 'death.counts.changed', '"torn"', 'WAITING', 1, now(), now())
            """
        );

        await UntilAsync("DEAD 2");
        await _services.UntilInWarAsync("select (error like '%cannot be read%')::text from dead_letters", "true");

        // The service goes on, and so do its retries.
        await _services.ExecuteInWarAsync(
            $"alter table profiles add constraint poison check (id <> '{ben.UserId}' or followers = 0)"
        );
        await FollowAsync(ada, ben);
        await _services.UntilInWarAsync(
            $"select state || ' ' || tries from dead_letters where aggregate_id = '{ben.UserId}'",
            "DEAD 5"
        );
    }

    private async Task FollowAsync(Viewer follower, Viewer followed) =>
        Assert.True((await _services.Follows.Follow(follower, followed.UserId!.Value, default)).IsSuccess);

    private Task UntilAsync(string letters) =>
        _services.UntilInWarAsync(
            "select coalesce(string_agg(state || ' ' || tries, ', ' order by sequence), '') from dead_letters",
            letters
        );
}
