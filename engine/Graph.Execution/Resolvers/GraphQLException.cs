using Graph.Types;

namespace Graph.Execution.Resolvers;

/// <summary>Thrown by a resolver to fail its field with an error that the client may see.</summary>
public sealed class GraphQLException(GraphQLError error) : Exception(error.Message, error.Exception)
{
    /// <summary>Fails the field with a message and an optional code.</summary>
    public GraphQLException(string message, string? code = null)
        : this(new GraphQLError(message) { Code = code }) { }

    /// <summary>The error, without path and locations: the engine knows those.</summary>
    public GraphQLError Error { get; } = error;
}
