using Graph.Execution.Resolvers;

namespace Graph.Annotations.Binding;

/// <summary>Binds a field of a mutation's <c>input</c>, which is its only argument.</summary>
internal sealed class InputFieldBinder<T>(int index, InputReader<T> reader) : ArgumentBinder<T>
{
    /// <inheritdoc />
    public override T Bind(ArgumentValues arguments)
    {
        var input = (InputObjectValue)arguments[0]!;
        return input.IsProvided(index) ? reader.Read(input[index]) : reader.ReadAbsent();
    }
}
