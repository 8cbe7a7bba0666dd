namespace Graph.Annotations;

/// <summary>Applies <c>@oneOf</c>: exactly one field of the input object must be given.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec--oneOf"/></remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;
