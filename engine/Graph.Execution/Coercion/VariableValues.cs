using System.Text.Json;

namespace Graph.Execution.Coercion;

/// <summary>One set of coerced variables, by the index of their definition.</summary>
internal sealed class VariableValues(int count, JsonElement source)
{
    /// <summary>The values of an operation without variables.</summary>
    public static readonly VariableValues Empty = new(0, default);

    private readonly object?[] _values = count == 0 ? [] : new object?[count];
    private readonly bool[] _provided = count == 0 ? [] : new bool[count];

    /// <summary>The JSON object that the values come from.</summary>
    public JsonElement Source { get; } = source;

    /// <summary>The coerced value; null if absent.</summary>
    public object? this[int index] => _values[index];

    /// <summary>True if the variable was given or has a default.</summary>
    public bool IsProvided(int index) => _provided[index];

    public void Set(int index, object? value)
    {
        _values[index] = value;
        _provided[index] = true;
    }
}
