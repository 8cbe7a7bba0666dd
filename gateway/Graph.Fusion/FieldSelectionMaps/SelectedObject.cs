using System.Collections.Immutable;

namespace Graph.Fusion.FieldSelectionMaps;

/// <summary>An input object to build: <c>{ w: width, height }</c>.</summary>
/// <remarks>Composite Schemas, Appendix A, <c>SelectedObjectValue</c>.</remarks>
public sealed class SelectedObject(ImmutableArray<SelectedObjectField> fields)
{
    /// <summary>The input fields in the order of the text; at least one.</summary>
    public ImmutableArray<SelectedObjectField> Fields { get; } = fields;
}

/// <summary>One field of an input object to build.</summary>
/// <param name="Name">The name of the input field.</param>
/// <param name="Value">Where its value comes from; for the shorthand <c>{ height }</c> the field of the same name.</param>
public sealed record SelectedObjectField(string Name, SelectedValue Value);
