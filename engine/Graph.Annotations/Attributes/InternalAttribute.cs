namespace Graph.Annotations;

/// <summary>Applies <c>@internal</c>: only the gateway sees it.</summary>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec--internal"/></remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class InternalAttribute : Attribute;
