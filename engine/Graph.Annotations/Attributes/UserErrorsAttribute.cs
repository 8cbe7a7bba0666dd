namespace Graph.Annotations;

/// <summary>
/// The errors that a mutation, or every mutation of a class, can give as data: the union of its payload's <c>errors</c>.
/// </summary>
/// <param name="name">The union's name.</param>
/// <param name="errors">The C# types of its members, in order; each implements the error interface.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class UserErrorsAttribute(string name, params Type[] errors) : Attribute
{
    /// <summary>The union's name.</summary>
    public string Name { get; } = name;

    /// <summary>The C# types of its members.</summary>
    public IReadOnlyList<Type> Errors { get; } = errors;
}
