namespace Graph.Events;

/// <summary>An older version of an event, which is still read: consumers only ever see the newest.</summary>
/// <typeparam name="TNewer">The next version of the same event.</typeparam>
public interface IEarlierVersionOf<TNewer> : IEvent
    where TNewer : IEvent
{
    /// <summary>The same event as the next version says it.</summary>
    TNewer Upgrade();
}
