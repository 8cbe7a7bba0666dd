namespace Graph.Annotations;

/// <summary>
/// The method of a <see cref="SubscriptionTypeAttribute"/> class answers events: it is called once for each, and what it
/// gives back is the field's value. The events come from the method <see cref="With"/> or from a topic
/// (<see cref="TopicAttribute"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>
    /// The static method of the same class that opens the stream of events: it gives back
    /// <see cref="IAsyncEnumerable{T}"/>, or a task of it, and takes arguments, services and a token as resolvers do. It is
    /// no field itself. Null for a topic.
    /// </summary>
    public string? With { get; set; }
}
