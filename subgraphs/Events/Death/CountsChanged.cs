namespace Graph.Events.Death;

/// <summary>
/// How many follow a user and how many the user follows, after a follow or an unfollow. The counts are absolute, so the
/// latest says everything that those before it said.
/// </summary>
/// <param name="UserId">Whose counts.</param>
/// <param name="Followers">How many follow the user.</param>
/// <param name="Following">How many the user follows.</param>
[EventContract("death.counts.changed", 1)]
public sealed record CountsChanged(Guid UserId, long Followers, long Following) : IEvent
{
    Guid IEvent.AggregateId => UserId;
}
