namespace Graph.Events.Identity;

/// <summary>
/// A service removes what it held of somebody whose account is deleted, or has nothing left. It has a contract for each service that does:
/// Identity waits for all of them.
/// </summary>
/// <param name="DeletionId">The deletion; the person is not named any more.</param>
/// <param name="Service">The service: <c>death</c>.</param>
/// <param name="Round">The round of <see cref="AccountDeleted"/>.</param>
/// <param name="Removed">How many rows it has removed in this round.</param>
/// <param name="Done">Whether nothing is left.</param>
[EventContract("death.account.purged", 1)]
[EventContract("war.account.purged", 1)]
[EventContract("fury.account.purged", 1)]
public sealed record AccountPurged(Guid DeletionId, string Service, int Round, long Removed, bool Done) : IEvent
{
    Guid IEvent.AggregateId => DeletionId;
}
