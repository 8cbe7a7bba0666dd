namespace Graph.Annotations;

/// <summary>Applies <c>@deprecated</c>, as <see cref="ObsoleteAttribute"/> does, without a warning in C#.</summary>
/// <param name="reason">Since when, what to use instead, until when.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDeprecatedAttribute(string reason) : Attribute
{
    /// <summary>Since when, what to use instead, until when.</summary>
    public string Reason { get; } = reason;
}
