namespace Graph.Fusion.Execution.Results;

/// <summary>An error as a source told it.</summary>
/// <param name="Error">What happened.</param>
/// <param name="Path">The path in the source's own response: strings and integers; empty if it has none.</param>
internal sealed record SourceError(FieldError Error, object[] Path)
{
    /// <summary>True once the error is told without a place, which happens once for all objects.</summary>
    public bool IsUnplaced { get; set; }
}
