using Graph.Execution.Resolvers;

namespace Graph.Annotations.Binding;

/// <summary>Turns coerced input values into <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The C# type of the parameter, property or list item.</typeparam>
internal abstract class InputReader<T> : InputReader
{
    /// <inheritdoc />
    public sealed override Type Type => typeof(T);

    /// <summary>Reads a value that was given.</summary>
    /// <param name="value">The coerced value; null for null.</param>
    /// <exception cref="GraphQLException">The value is well-formed and still no value of the type: a wrong id.</exception>
    public abstract T Read(object? value);

    /// <summary>Reads a value that was not given.</summary>
    public virtual T ReadAbsent() => default!;
}
