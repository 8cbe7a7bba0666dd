using Graph.Types.Resolvers;

namespace Graph.Types.Annotations.Binding;

/// <summary>Binds an argument of the field.</summary>
internal sealed class FieldArgumentBinder<T>(int index, InputReader<T> reader) : ArgumentBinder<T>
{
    /// <inheritdoc />
    public override T Bind(ArgumentValues arguments) =>
        arguments.IsProvided(index) ? reader.Read(arguments[index]) : reader.ReadAbsent();
}
