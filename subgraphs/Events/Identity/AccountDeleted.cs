namespace Graph.Events.Identity;

/// <summary>
/// An account is deleted for good: every service removes what it holds of the person, and says so by <see cref="AccountPurged"/>. It comes
/// again where an answer is missing, and in a second round, for what other services had still been saying of the person.
/// </summary>
/// <param name="UserId">Who.</param>
/// <param name="DeletionId">The deletion: what answers name in place of the person.</param>
/// <param name="Round">1, then 2.</param>
[EventContract("identity.account.deleted", 1)]
public sealed record AccountDeleted(Guid UserId, Guid DeletionId, int Round) : IEvent
{
    Guid IEvent.AggregateId => UserId;
}
