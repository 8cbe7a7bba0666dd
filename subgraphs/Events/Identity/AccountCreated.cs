namespace Graph.Events.Identity;

/// <summary>Somebody has an account from now on: the address is known to be theirs, and they can sign in.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Handle">The unique name, as its owner writes it.</param>
/// <param name="DisplayName">The name that is shown.</param>
/// <param name="CreatedAt">When they signed up.</param>
[EventContract("identity.account.created", 1)]
public sealed record AccountCreated(Guid UserId, string Handle, string DisplayName, DateTimeOffset CreatedAt) : IEvent
{
    Guid IEvent.AggregateId => UserId;
}
