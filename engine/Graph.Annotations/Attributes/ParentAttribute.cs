namespace Graph.Annotations;

/// <summary>The object whose field is resolved, or under <see cref="BatchResolverAttribute"/> the list of all of them.</summary>
/// <param name="requires">
/// The properties that the method reads of it, by their C# names, separated by spaces; <c>""</c> for none. Where a list reads only
/// the columns that a selection needs, these are read for the field. Null if all may be needed.
/// </param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute(string? requires = null) : Attribute
{
    /// <summary>The properties that the method reads of the parent, separated by spaces; null if all may be needed.</summary>
    public string? Requires { get; } = requires;
}
