namespace Graph.Events.Identity;

/// <summary>Whether somebody takes part, from now on.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Status"><c>ACTIVE</c>, <c>SUSPENDED</c> for a time, <c>BANNED</c> for good, or <c>DELETION_SCHEDULED</c>.</param>
[EventContract("identity.account.status.changed", 1)]
public sealed record AccountStatusChanged(Guid UserId, string Status) : IEvent
{
    /// <summary>The status of who has asked for the account to be deleted, and may still come back.</summary>
    public const string DeletionScheduled = "DELETION_SCHEDULED";

    Guid IEvent.AggregateId => UserId;
}
