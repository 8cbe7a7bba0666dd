using Graph.Types;

namespace Graph.Execution;

/// <summary>Says what clients are told of errors that nobody expected.</summary>
public interface IErrorFilter
{
    /// <summary>The error to tell of in place of another one. Called from any thread; must not throw.</summary>
    /// <param name="error">The error as it would be told, with its exception, which is never told.</param>
    GraphQLError OnError(GraphQLError error);
}
