using Graph.Execution.Resolvers;

namespace Graph.Annotations.Binding;

/// <summary>Binds one parameter of a resolver from the arguments of its field and what is selected below it.</summary>
/// <typeparam name="T">The C# type of the parameter.</typeparam>
internal abstract class ContextBinder<T>
{
    /// <summary>The parameter's value.</summary>
    /// <exception cref="GraphQLException">The arguments ask for what may not be asked.</exception>
    public abstract T Bind(ResolverContext context, ArgumentValues arguments);
}
