using Graph.Language;
using Graph.Types;

namespace Graph.Execution;

/// <summary>Refuses requests as a whole: before their document is looked at, and once their operation is known.</summary>
/// <param name="maxVariableSets">The most sets of variables in one request.</param>
internal sealed class RequestGate(int maxVariableSets)
{
    /// <summary>Why the request is refused whatever its document says; null if it is not.</summary>
    public GraphQLError? Refuse(OperationRequest request)
    {
        if (request.Document.IsEmpty)
        {
            return Refuse(
                request.DocumentId is null
                    ? "The request has no document: send it as \"query\"."
                    : $"The document \"{request.DocumentId}\" is not known here.",
                ErrorCodes.BadRequest
            );
        }

        return request.VariableSets.Count switch
        {
            0 => Refuse("The request has an empty list of variables.", ErrorCodes.BadRequest),
            var count when count > maxVariableSets => Refuse(
                $"The request has {count} sets of variables; at most {maxVariableSets} are executed at once.",
                ErrorCodes.LimitExceeded
            ),
            _ => null,
        };
    }

    /// <summary>Why an operation of this kind is refused; null if it is not.</summary>
    public static GraphQLError? Refuse(OperationRequest request, OperationType operation) =>
        operation switch
        {
            OperationType.Mutation when request.QueriesOnly => Refuse(
                "This request may only run queries, not mutations: send mutations by POST.",
                ErrorCodes.QueriesOnly
            ),
            OperationType.Subscription when !request.AcceptsSubscription => Refuse(
                "A subscription cannot be executed as a single request: use a transport that streams.",
                ErrorCodes.BadRequest
            ),
            OperationType.Subscription when request.VariableSets.Count != 1 => Refuse(
                "A subscription has one set of variables; send a request for each set.",
                ErrorCodes.BadRequest
            ),
            _ => null,
        };

    private static GraphQLError Refuse(string message, string code) => new(message) { Code = code };
}
