using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Annotations.Model;

/// <summary>An enum value while annotations are read.</summary>
internal sealed record EnumValueDraft(
    string Name,
    object RuntimeValue,
    string? Description,
    ImmutableArray<DirectiveNode> Directives
);
