using Graph.Common.Events;
using Graph.Common.Events.Inbox;

namespace Graph.Common.Visibility;

/// <summary>Keeps a service's copy of who takes part, who is private and who has to do with whom.</summary>
public static class VisibilityEvents
{
    /// <summary>
    /// Fills the tables of <see cref="VisibilityModel.AddVisibility"/> by what Identity, War and Death say. <c>people</c> and
    /// <c>relations</c> can be made anew: <c>./graph events rebuild fury.relations</c>.
    /// </summary>
    public static EventsBuilder ConsumeVisibility(this EventsBuilder events) =>
        events
            .Consume<PersonProfiles>("people", Idempotency.Version)
            .Consume<PersonStates>("states")
            .ConsumeRelations();

    /// <summary>Fills the table of <see cref="VisibilityModel.AddRelations"/> by what Death says.</summary>
    public static EventsBuilder ConsumeRelations(this EventsBuilder events) =>
        events.Consume<Relations>("relations", Idempotency.Version);
}
