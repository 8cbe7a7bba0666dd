namespace Graph.Annotations;

/// <summary>Applies <c>@inaccessible</c>: it takes part in composition and is not in the public graph.</summary>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec--inaccessible"/></remarks>
[AttributeUsage(AttributeTargets.All)]
public sealed class InaccessibleAttribute : Attribute;
