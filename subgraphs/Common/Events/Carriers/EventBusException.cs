namespace Graph.Common.Events.Carriers;

/// <summary>The carrier of events cannot be used just now; what was to be published stays in the outbox.</summary>
public class EventBusException : Exception
{
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">What the client said.</param>
    public EventBusException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
