namespace Graph.Annotations;

/// <summary>Applies <c>@shareable</c>: other subgraphs may define it as well, with the same meaning.</summary>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec--shareable"/></remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ShareableAttribute : Attribute;
