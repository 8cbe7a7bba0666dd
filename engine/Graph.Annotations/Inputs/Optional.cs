namespace Graph.Annotations;

/// <summary>An input that may be absent, which is not the same as null: absent leaves as is, null clears.</summary>
/// <typeparam name="T">The C# type of the value.</typeparam>
public readonly struct Optional<T>(T? value)
{
    /// <summary>The value; the default of its type if absent.</summary>
    public T? Value { get; } = value;

    /// <summary>True if a value, maybe null, was given.</summary>
    public bool HasValue { get; } = true;

    /// <summary>A given value.</summary>
    public static implicit operator Optional<T>(T? value) => new(value);
}
