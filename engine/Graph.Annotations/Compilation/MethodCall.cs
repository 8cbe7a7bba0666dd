using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>A resolver's method, compiled.</summary>
/// <param name="context">The context, for its cancellation token.</param>
/// <param name="parent">The parent or the list of parents; null on a root field.</param>
/// <param name="arguments">The arguments of the row, or those that all rows share.</param>
/// <param name="services">The services that the method takes, in the order of its parameters.</param>
/// <param name="columns">The argument columns that the method takes, in the order of its parameters.</param>
internal delegate TReturn MethodCall<in TParent, out TReturn>(
    ResolverContext context,
    TParent parent,
    ArgumentValues arguments,
    object[] services,
    Array[] columns
);
