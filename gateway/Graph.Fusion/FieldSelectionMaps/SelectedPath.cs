using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Fusion.FieldSelectionMaps;

/// <summary>A path of fields from an output object.</summary>
/// <remarks>Composite Schemas, Appendix A, <c>Path</c>.</remarks>
public sealed class SelectedPath(string? typeCondition, ImmutableArray<SelectedPathSegment> segments)
{
    /// <summary>The type to which the starting object is narrowed (<c>&lt;Book&gt;.title</c>), if any.</summary>
    public string? TypeCondition { get; } = typeCondition;

    /// <summary>The fields in order; at least one.</summary>
    public ImmutableArray<SelectedPathSegment> Segments { get; } = segments;
}

/// <summary>One field of a path.</summary>
public sealed class SelectedPathSegment(string fieldName, ImmutableArray<ArgumentNode> arguments, string? typeCondition)
{
    public string FieldName { get; } = fieldName;

    /// <summary>The constant arguments of the field; empty if there are none.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments.IsDefault ? [] : arguments;

    /// <summary>The type to which the field's object is narrowed for the next segment, if any.</summary>
    public string? TypeCondition { get; } = typeCondition;
}
