namespace Graph.Events.Death;

/// <summary>Somebody no longer follows somebody.</summary>
/// <param name="FollowerId">Who followed.</param>
/// <param name="FollowingId">Who was followed.</param>
[EventContract("death.follow.deleted", 1)]
public sealed record FollowDeleted(Guid FollowerId, Guid FollowingId) : IEvent
{
    Guid IEvent.AggregateId => FollowerId;
}
