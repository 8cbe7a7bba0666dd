namespace Graph.Annotations;

/// <summary>The object type implements <c>interface Node { id: ID! }</c>: the gateway finds it by its id alone.</summary>
/// <remarks><see href="https://relay.dev/graphql/objectidentification.htm"/></remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class NodeAttribute : Attribute;
