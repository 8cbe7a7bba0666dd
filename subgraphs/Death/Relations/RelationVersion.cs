namespace Graph.Death.Relations;

/// <summary>
/// How often something has changed between two people, in either direction: a row of <c>relation_versions</c>. It stays when nothing
/// is left between them, so that their versions never go back. Whoever changes something between them locks it first.
/// </summary>
internal sealed class RelationVersion
{
    /// <summary>The smaller id of the two.</summary>
    public required Guid LowId { get; init; }

    /// <summary>The greater id of the two.</summary>
    public required Guid HighId { get; init; }

    public long Version { get; init; }
}
