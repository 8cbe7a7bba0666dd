namespace Graph.Events.Identity;

/// <summary>Whether somebody takes part, from now on.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Status"><c>ACTIVE</c>, <c>SUSPENDED</c> for a time, or <c>BANNED</c> for good.</param>
[EventContract("identity.account.status.changed", 1)]
public sealed record AccountStatusChanged(Guid UserId, string Status) : IEvent
{
    Guid IEvent.AggregateId => UserId;
}
