using System.Collections.Immutable;
using Graph.Execution.Authorization;
using Graph.Execution.Resolvers;
using Graph.Language;

namespace Graph.Annotations.Model;

/// <summary>A field while annotations are read.</summary>
/// <param name="Name">The name in the graph.</param>
/// <param name="Output">The type of the field.</param>
/// <param name="Source">The C# member it comes from, for the sentences.</param>
internal sealed record FieldDraft(string Name, OutputUse Output, string Source)
{
    public string? Description { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <summary>What is asked of those who want to see the field.</summary>
    public ImmutableArray<AuthorizeDirective> Authorization { get; init; } = [];

    public ImmutableArray<InputDraft> Arguments { get; init; } = [];

    /// <summary>Compiles the resolver, when the whole schema is known to be right.</summary>
    public Func<FieldResolver>? Resolver { get; init; }

    /// <summary>Compiles what opens the field's stream of events; null for fields that have none.</summary>
    public Func<SourceStreamResolver>? SourceStream { get; init; }
}
