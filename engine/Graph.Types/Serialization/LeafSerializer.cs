namespace Graph.Types.Serialization;

/// <summary>Writes the leaf values of one C# type; null is written by the caller.</summary>
/// <typeparam name="T">The C# type, never a <see cref="Nullable{T}"/>.</typeparam>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Coercing-Results"/></remarks>
public abstract class LeafSerializer<T>
{
    /// <summary>True if some values of the C# type are no values of the GraphQL type.</summary>
    public virtual bool MayFail => false;

    /// <summary>Checks a value before it is written, so that a failure can still become a field error.</summary>
    /// <param name="value">The value.</param>
    /// <param name="error">What is wrong, as a sentence.</param>
    public virtual bool Validate(T value, out string? error)
    {
        error = null;
        return true;
    }

    /// <summary>Writes a value that <see cref="Validate"/> accepted.</summary>
    public abstract void Write(JsonWriter writer, T value);
}
