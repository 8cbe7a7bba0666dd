using Graph.Language;

namespace Graph.Validation.Rules.FieldMerging;

/// <summary>Fields that cannot be merged.</summary>
/// <param name="ResponseName">The name in the response that they share.</param>
/// <param name="Reason">Why they cannot be merged, as the end of a sentence.</param>
/// <param name="First">The one field, and those below it that are the reason.</param>
/// <param name="Second">The other field, and those below it.</param>
internal sealed record FieldConflict(
    string ResponseName,
    string Reason,
    IReadOnlyList<FieldNode> First,
    IReadOnlyList<FieldNode> Second
);
