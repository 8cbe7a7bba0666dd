using Graph.Language;

namespace Graph.Execution.Operations;

/// <summary>A selection of a field, and the innermost <c>@defer</c> around it that is in force.</summary>
internal readonly record struct FieldSelection(FieldNode Node, DeferUsage? Defer);

/// <summary>A selection set to collect fields from, and the <c>@defer</c> that the field above it was collected under.</summary>
internal readonly record struct SelectedSet(SelectionSetNode Node, DeferUsage? Defer);
