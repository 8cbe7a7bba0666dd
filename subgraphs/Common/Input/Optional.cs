namespace Graph.Common.Input;

/// <summary>
/// A field of an input that may be left out: absent means "leave unchanged", null means "clear", a value means "set".
/// </summary>
/// <typeparam name="T">The field's type.</typeparam>
public readonly record struct Optional<T>
{
    /// <summary>A field that was given, possibly as null.</summary>
    public Optional(T value)
    {
        Value = value;
        HasValue = true;
    }

    /// <summary>Whether the field was given.</summary>
    public bool HasValue { get; }

    /// <summary>What was given; the default if nothing was.</summary>
    public T? Value { get; }

    /// <summary>A field that was given.</summary>
    public static implicit operator Optional<T>(T value) => new(value);
}
