namespace Graph.Annotations;

/// <summary>
/// The topic whose messages are the field's events, as in <c>[Topic("book-{id}")]</c>: a name in braces stands for the
/// argument of that name, written as C# writes the parameter's value. Without the attribute the topic has the name of
/// the method.
/// </summary>
/// <remarks>
/// Whoever subscribes chooses the arguments: a topic is no secret, so check in the method what the viewer may see.
/// </remarks>
/// <param name="name">The topic, or its pattern.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TopicAttribute(string name) : Attribute
{
    /// <summary>The topic, or its pattern.</summary>
    public string Name { get; } = name;
}
