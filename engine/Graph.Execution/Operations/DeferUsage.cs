using Graph.Language;

namespace Graph.Execution.Operations;

/// <summary>One <c>@defer</c> that applies where the fields of a place are collected.</summary>
/// <param name="id">Its number in the compiled operation, which orders sets of usages.</param>
/// <param name="directive">Where it stands in the document.</param>
/// <param name="label">The label; null if there is none.</param>
/// <param name="parent">The usage around it, at the same place or above; null if there is none.</param>
/// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/></remarks>
internal sealed class DeferUsage(int id, DirectiveNode directive, string? label, DeferUsage? parent)
{
    public int Id { get; } = id;

    public DirectiveNode Directive { get; } = directive;

    public string? Label { get; } = label;

    public DeferUsage? Parent { get; } = parent;

    /// <summary>How many usages are around it.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;
}
