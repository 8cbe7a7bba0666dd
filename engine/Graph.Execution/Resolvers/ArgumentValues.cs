using Graph.Types;

namespace Graph.Execution.Resolvers;

/// <summary>The coerced arguments of one field, by the index of the argument in the field's definition.</summary>
/// <remarks>
/// A coerced value is what its scalar's coercion made of it; an enum's <see cref="EnumValue.RuntimeValue"/>; an
/// <see cref="InputObjectValue"/> for an input object; an array of <see cref="object"/>s for a list, at each level.
/// <see href="https://spec.graphql.org/September2025/#CoerceArgumentValues()"/>
/// </remarks>
public sealed class ArgumentValues(int count)
{
    /// <summary>The arguments of a field that has none.</summary>
    public static readonly ArgumentValues Empty = new(0);

    private readonly object?[] _values = count == 0 ? [] : new object?[count];
    private readonly bool[] _provided = count == 0 ? [] : new bool[count];

    /// <summary>The coerced value; null if absent.</summary>
    public object? this[int index] => _values[index];

    /// <summary>True if the argument was given or has a default.</summary>
    public bool IsProvided(int index) => _provided[index];

    public void Set(int index, object? value)
    {
        _values[index] = value;
        _provided[index] = true;
    }
}
