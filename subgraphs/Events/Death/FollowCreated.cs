namespace Graph.Events.Death;

/// <summary>Somebody follows somebody from now on.</summary>
/// <param name="FollowerId">Who follows.</param>
/// <param name="FollowingId">Who is followed.</param>
[EventContract("death.follow.created", 1)]
public sealed record FollowCreated(Guid FollowerId, Guid FollowingId) : IEvent
{
    Guid IEvent.AggregateId => FollowerId;
}
