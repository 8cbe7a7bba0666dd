namespace Graph.Events.Bench;

/// <summary>What the sender publishes.</summary>
/// <param name="Thing">What it is about.</param>
/// <param name="Number">Which event of the run it is.</param>
[EventContract("bench.thing.happened", 1)]
internal sealed record ThingHappened(Guid Thing, int Number) : IEvent
{
    Guid IEvent.AggregateId => Thing;
}
