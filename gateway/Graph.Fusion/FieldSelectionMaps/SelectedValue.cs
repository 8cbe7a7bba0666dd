using System.Collections.Immutable;

namespace Graph.Fusion.FieldSelectionMaps;

/// <summary>
/// A value that a field selection map takes from an output object: one entry, or several alternatives of which the first
/// that applies (by runtime type, or by the field of a <c>@oneOf</c> input) gives the value.
/// </summary>
/// <remarks>Composite Schemas, Appendix A, <c>SelectedValue</c>.</remarks>
public sealed class SelectedValue(ImmutableArray<SelectedEntry> alternatives)
{
    /// <summary>The alternatives, in the order of the text; at least one.</summary>
    public ImmutableArray<SelectedEntry> Alternatives { get; } = alternatives;

    /// <summary>The map as text; parsing it gives an equal map.</summary>
    public override string ToString() => FieldSelectionMapPrinter.Print(this);
}
