using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>How a row, as a method gives it, becomes a row of the column.</summary>
internal enum RowKind
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>A <see cref="ResolverResult{T}"/>: its value or its error.</summary>
    Fallible,

    /// <summary>A mutation's result that becomes a <see cref="FieldResult{T}"/>.</summary>
    Payload,
}
