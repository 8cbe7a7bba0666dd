namespace Graph.Common.Events;

/// <summary>An event cannot be read by any repetition: it is of a version that is not known, or breaks its contract.</summary>
public sealed class UnreadableEventException : Exception
{
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">What the reader said.</param>
    public UnreadableEventException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
