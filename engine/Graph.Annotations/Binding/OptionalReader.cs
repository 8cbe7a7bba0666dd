namespace Graph.Annotations.Binding;

/// <summary>Reads a value whose absence counts.</summary>
internal sealed class OptionalReader<T>(InputReader<T> inner) : InputReader<Optional<T>>
{
    /// <inheritdoc />
    public override Optional<T> Read(object? value) => new(inner.Read(value));
}
