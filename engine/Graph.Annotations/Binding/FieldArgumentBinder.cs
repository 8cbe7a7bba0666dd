using Graph.Execution.Resolvers;

namespace Graph.Annotations.Binding;

/// <summary>Binds an argument of the field.</summary>
internal sealed class FieldArgumentBinder<T>(int index, InputReader<T> reader) : ArgumentBinder<T>
{
    /// <inheritdoc />
    public override T Bind(ArgumentValues arguments) =>
        arguments.IsProvided(index) ? reader.Read(arguments[index]) : reader.ReadAbsent();
}
