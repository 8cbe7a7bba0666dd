using System.Collections.Immutable;
using Graph.Annotations.Binding;
using Graph.Language;

namespace Graph.Annotations.Model;

/// <summary>An argument or input field while annotations are read.</summary>
/// <param name="Name">The name in the graph.</param>
/// <param name="Type">The type in the graph.</param>
/// <param name="Reader">Reads its values; null where a binder of its own does.</param>
internal sealed record InputDraft(string Name, TypeNode Type, InputReader? Reader)
{
    public ValueNode? Default { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];
}
