namespace Graph.Annotations.Binding;

/// <summary>Reads values whose runtime type is not the C# type.</summary>
internal sealed class ConvertedReader<T>(Func<object, T> convert) : InputReader<T>
{
    /// <inheritdoc />
    public override T Read(object? value) => value is null ? default! : convert(value);
}
