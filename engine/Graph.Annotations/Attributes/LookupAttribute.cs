namespace Graph.Annotations;

/// <summary>Applies <c>@lookup</c>: the field finds an entity by its key, for the gateway.</summary>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec--lookup"/></remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LookupAttribute : Attribute;
