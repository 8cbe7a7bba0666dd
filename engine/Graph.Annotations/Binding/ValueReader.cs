namespace Graph.Annotations.Binding;

/// <summary>Reads values whose runtime type is already the C# type.</summary>
internal sealed class ValueReader<T> : InputReader<T>
{
    /// <inheritdoc />
    public override T Read(object? value) => value is null ? default! : (T)value;
}
