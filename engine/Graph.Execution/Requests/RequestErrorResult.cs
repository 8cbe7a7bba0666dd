using Graph.Execution.Writing;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution;

/// <summary>The answer to a request that was refused as a whole: errors, and no data.</summary>
/// <param name="errors">At least one error; the first one's code is the request's.</param>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Errors.Request-Errors"/></remarks>
public sealed class RequestErrorResult(IReadOnlyList<GraphQLError> errors) : ExecutionResult
{
    /// <summary>The answer with one error.</summary>
    public RequestErrorResult(GraphQLError error)
        : this([error]) { }

    public IReadOnlyList<GraphQLError> Errors { get; } = errors;

    /// <summary>True if it is the last answer of a subscription, whose stream of events has failed.</summary>
    public bool EndsStream { get; init; }

    /// <inheritdoc />
    public override int Count => 1;

    /// <inheritdoc />
    public override bool IsRequestError => true;

    /// <inheritdoc />
    public override string? RequestErrorCode => Errors[0].Code;

    /// <inheritdoc />
    public override void WriteMembers(JsonWriter writer, int index) => ErrorWriter.WriteErrors(writer, Errors);
}
