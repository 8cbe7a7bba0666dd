using System.Reflection;

namespace Graph.Execution.Resolvers;

/// <summary>What a resolver reads of its parents.</summary>
/// <param name="Properties">The properties; empty if it reads nothing.</param>
/// <param name="IsValue">True if the field's value is that of the only property, as it is.</param>
public sealed record ParentRead(IReadOnlyList<PropertyInfo> Properties, bool IsValue)
{
    /// <summary>Nothing.</summary>
    public static readonly ParentRead Nothing = new([], false);
}
