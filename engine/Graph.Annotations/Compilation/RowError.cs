using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Annotations.Compilation;

/// <summary>Turns what a resolver throws into the error of its row.</summary>
internal static class RowError
{
    /// <summary>
    /// True for every exception that fails a row; false if the request itself was given up, which fails everything.
    /// </summary>
    public static bool IsOfRow(Exception exception, ResolverContext context) =>
        exception is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested;

    /// <summary>The error: the resolver's own, or one that gives nothing away.</summary>
    public static GraphQLError From(Exception exception, ResolverContext context) =>
        exception is GraphQLException known
            ? known.Error
            : new GraphQLError($"'{context.Field.Coordinate}' could not be resolved: an unexpected error occurred.")
            {
                Code = ErrorCodes.Internal,
                Exception = exception,
            };
}
