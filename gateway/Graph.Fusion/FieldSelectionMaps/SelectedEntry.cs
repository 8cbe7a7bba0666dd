using Graph.Language;

namespace Graph.Fusion.FieldSelectionMaps;

/// <summary>
/// One alternative: <c>path</c>, <c>path.{ … }</c>, <c>path[ … ]</c> or <c>{ … }</c>. Inside a list also a list without
/// a path. <see cref="Object"/> and <see cref="List"/> are read relative to the end of <see cref="Path"/>.
/// </summary>
/// <remarks>Composite Schemas, Appendix A, <c>SelectedValueEntry</c>.</remarks>
public sealed class SelectedEntry(SelectedPath? path, SelectedObject? @object, SelectedList? list)
{
    /// <summary>The path from the current object; null to stay at it.</summary>
    public SelectedPath? Path { get; } = path;

    /// <summary>The input object to build at the end of the path, if any.</summary>
    public SelectedObject? Object { get; } = @object;

    /// <summary>The list to build from the list at the end of the path, if any.</summary>
    public SelectedList? List { get; } = list;

    /// <summary>The fields that it reads.</summary>
    internal SelectionSetNode Selection => field ??= FieldSelectionMapSelection.Of([this]);
}
