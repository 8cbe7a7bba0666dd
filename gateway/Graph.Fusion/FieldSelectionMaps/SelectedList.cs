namespace Graph.Fusion.FieldSelectionMaps;

/// <summary>A list to build, item by item, from the list at the end of a path: <c>parts[{ id, name }]</c>.</summary>
/// <remarks>Composite Schemas, Appendix A, <c>SelectedListValue</c>.</remarks>
public sealed class SelectedList(SelectedValue item)
{
    /// <summary>
    /// What to take from each item. For a list of lists it is a single entry without path that has a
    /// <see cref="SelectedEntry.List"/>.
    /// </summary>
    public SelectedValue Item { get; } = item;
}
