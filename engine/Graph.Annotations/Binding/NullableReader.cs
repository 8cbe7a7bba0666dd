namespace Graph.Annotations.Binding;

/// <summary>Reads a value type that may be null.</summary>
internal sealed class NullableReader<T>(InputReader<T> inner) : InputReader<T?>
    where T : struct
{
    /// <inheritdoc />
    public override T? Read(object? value) => value is null ? null : inner.Read(value);
}
