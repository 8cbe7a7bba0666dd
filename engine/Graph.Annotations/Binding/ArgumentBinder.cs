using Graph.Execution.Resolvers;

namespace Graph.Annotations.Binding;

/// <summary>Binds one parameter of a resolver from the arguments of its field.</summary>
/// <typeparam name="T">The C# type of the parameter.</typeparam>
internal abstract class ArgumentBinder<T>
{
    /// <summary>The parameter's value.</summary>
    /// <exception cref="GraphQLException">The arguments do not fit, in a way that only the resolver's side knows.</exception>
    public abstract T Bind(ArgumentValues arguments);
}
