namespace Graph.Fusion.Planning.Drafts;

/// <summary>A complete set of fetches for an operation, before it is laid out for execution.</summary>
/// <param name="Operation">The operation, with internal selections added.</param>
/// <param name="Fetches">The fetches.</param>
/// <param name="ShapeCount">How many shapes the operation has now.</param>
internal sealed record PlanDraft(NormalizedOperation Operation, List<FetchDraft> Fetches, int ShapeCount);
