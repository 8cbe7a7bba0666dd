using System.Collections.Immutable;

namespace Graph.Fusion.Schemas;

/// <summary>Thrown for a document that is no execution schema: it was edited by hand, or not composed by this project.</summary>
public sealed class ExecutionSchemaException(ImmutableArray<string> errors)
    : Exception($"The document is no execution schema. Compose the source schemas again. {string.Join(" ", errors)}")
{
    /// <summary>What is wrong, a sentence each.</summary>
    public ImmutableArray<string> Errors { get; } = errors;
}
