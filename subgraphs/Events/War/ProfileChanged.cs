namespace Graph.Events.War;

/// <summary>
/// What others have to know of a profile, after it was made or changed. The latest says everything that those before it said.
/// </summary>
/// <param name="UserId">Whose profile.</param>
/// <param name="Handle">The unique name, as its owner writes it.</param>
/// <param name="DisplayName">The name that is shown.</param>
/// <param name="IsPrivate">Whether following needs the owner's consent, and only followers see what is published.</param>
/// <param name="Version">The profile's version: more with every change of it.</param>
[EventContract("war.profile.changed", 1)]
public sealed record ProfileChanged(Guid UserId, string Handle, string DisplayName, bool IsPrivate, long Version)
    : IEvent
{
    Guid IEvent.AggregateId => UserId;
}
