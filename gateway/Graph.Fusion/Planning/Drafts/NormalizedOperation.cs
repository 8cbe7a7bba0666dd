using Graph.Execution;
using Graph.Language;

namespace Graph.Fusion.Planning.Drafts;

/// <summary>An operation as a tree of places, shapes and fields.</summary>
/// <param name="Definition">The operation of the client's document.</param>
/// <param name="Root">The root place; it has exactly one shape.</param>
/// <param name="Conditions">The conditions of the fields.</param>
/// <param name="ShapeCount">How many shapes there are; internal selections add more.</param>
/// <param name="Format">How what is deferred is delivered; none if everything is delivered at once.</param>
internal sealed record NormalizedOperation(
    OperationDefinitionNode Definition,
    PlaceDraft Root,
    ConditionTable Conditions,
    int ShapeCount,
    IncrementalDeliveryFormat Format
);
