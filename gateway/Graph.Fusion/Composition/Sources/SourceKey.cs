namespace Graph.Fusion.Composition.Sources;

/// <summary>A key of an entity.</summary>
/// <param name="Fields">The fields of the key.</param>
/// <param name="IsWritten">False if it was inferred from a lookup or inherited from an interface.</param>
internal sealed record SourceKey(FieldSet Fields, bool IsWritten);
