namespace Graph.Common.Events.Rebuilding;

/// <summary>A projection cannot be rebuilt.</summary>
/// <param name="message">Why, and what to do about it.</param>
public sealed class RebuildException(string message) : Exception(message);
