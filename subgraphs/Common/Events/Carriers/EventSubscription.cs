namespace Graph.Common.Events.Carriers;

/// <summary>What a group of consumers wants.</summary>
/// <param name="Group">The service that consumes: <c>war</c>. Every instance of it is a member.</param>
/// <param name="Source">The service whose events it wants: <c>death</c>.</param>
/// <param name="Deliver">
/// Consumes a batch. It is acknowledged when this returns; when this throws, it is delivered again.
/// </param>
public sealed record EventSubscription(string Group, string Source, Func<EventBatch, CancellationToken, Task> Deliver);
