namespace Graph.Annotations;

/// <summary>
/// <c>@external</c>: the field is served by another source; it is here only to be named by a key or by <c>[Provides]</c>.
/// </summary>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec--external"/></remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ExternalAttribute : Attribute;
