namespace Graph.Annotations;

/// <summary>The method's field replaces the property of this name, which leaves the graph.</summary>
/// <param name="member">The C# name of the property.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BindMemberAttribute(string member) : Attribute
{
    /// <summary>The C# name of the property.</summary>
    public string Member { get; } = member;
}
