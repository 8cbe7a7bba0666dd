using System.Collections.Immutable;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition;

/// <summary>What came out of composing.</summary>
/// <param name="Schema">The composed graph; null if there are errors.</param>
/// <param name="Log">
/// Errors, warnings and information, sorted by severity, code, coordinate and schema. A phase that has errors is the
/// last one: its errors are all there, those of later phases show when they are fixed.
/// </param>
public sealed record CompositionResult(FusionSchema? Schema, ImmutableArray<CompositionLogEntry> Log)
{
    /// <summary>True if there is a composed graph.</summary>
    public bool IsSuccess => Schema is not null;
}
