namespace Graph.Common.Removal;

/// <summary>What one batch has removed.</summary>
/// <param name="Removed">How many rows.</param>
/// <param name="HasMore">Whether there may be more.</param>
public readonly record struct RemovalBatch(int Removed, bool HasMore);
