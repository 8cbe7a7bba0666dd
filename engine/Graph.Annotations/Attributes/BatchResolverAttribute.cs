namespace Graph.Annotations;

/// <summary>
/// The method resolves its field for all objects at once: <c>[Parent] IReadOnlyList&lt;T&gt;</c> in, one result per parent
/// out, in their order. On a root field every argument is a list: one value per set of variables.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchResolverAttribute : Attribute;
