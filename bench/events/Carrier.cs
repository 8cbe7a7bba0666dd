namespace Graph.Events.Bench;

/// <summary>What carries the events of a run.</summary>
internal enum Carrier
{
    InProcess,
    Redis,
    RabbitMq,
}
