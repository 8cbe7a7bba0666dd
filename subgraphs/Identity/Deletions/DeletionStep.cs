namespace Graph.Identity.Deletions;

/// <summary>How far a service is with a deletion.</summary>
/// <param name="Service">The service, such as <c>fury</c>.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Removed">How many rows it has removed.</param>
internal sealed record DeletionStep(string Service, DeletionStatus Status, int Removed);
