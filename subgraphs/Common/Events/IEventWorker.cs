namespace Graph.Common.Events;

/// <summary>The background work of a service's events.</summary>
internal interface IEventWorker
{
    /// <summary>Registers what the service consumes; more than once does no harm.</summary>
    void Connect();
}
