using Graph.Types;

namespace Graph.Execution.Resolvers;

/// <summary>A coerced input object: one slot per field of its type, with absence kept apart from null.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Input-Objects.Input-Coercion"/></remarks>
public sealed class InputObjectValue(InputObjectType type)
{
    private readonly object?[] _values = new object?[type.Fields.Length];
    private readonly bool[] _provided = new bool[type.Fields.Length];

    /// <summary>The type of the object.</summary>
    public InputObjectType Type { get; } = type;

    /// <summary>The coerced value of a field by its index; null if absent.</summary>
    public object? this[int index] => _values[index];

    /// <summary>True if the field was given (or has a default).</summary>
    public bool IsProvided(int index) => _provided[index];

    /// <summary>Sets a field.</summary>
    public void Set(int index, object? value)
    {
        _values[index] = value;
        _provided[index] = true;
    }
}
