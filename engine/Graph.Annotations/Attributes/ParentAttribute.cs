namespace Graph.Annotations;

/// <summary>The object whose field is resolved, or under <see cref="BatchResolverAttribute"/> the list of all of them.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;
