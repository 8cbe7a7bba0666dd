using System.Text.Json;

namespace Graph.Execution;

/// <summary>One GraphQL request, whatever transport brought it.</summary>
/// <remarks><see href="https://graphql.github.io/graphql-over-http/draft/#sec-Request"/></remarks>
public sealed class OperationRequest
{
    /// <summary>The document as UTF-8; empty if <see cref="DocumentId"/> stands for it.</summary>
    public ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The id of a document that the server knows; null for none.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Which operation of the document to run; null if it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>
    /// The sets of variables: each a JSON object, or undefined for none. One set is an ordinary request; more are
    /// executed together (variable batching) and answered one by one. Never empty.
    /// </summary>
    public IReadOnlyList<JsonElement> VariableSets { get; init; } = [default];

    /// <summary>Which nulls of the variables are files; null for none.</summary>
    public FileVariables? Files { get; init; }

    /// <summary>The request's <c>extensions</c>; undefined for none.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>The services of the request, the viewer among them.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>
    /// Opens the services of one event of a subscription, so that nothing scoped lives as long as the subscription; null
    /// to use <see cref="Services"/> for all of them.
    /// </summary>
    public Func<IEventScope>? OpenEventScope { get; init; }

    /// <summary>True if mutations are refused, as they must be over GET.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>True if whoever brought the request can deliver the events of a subscription.</summary>
    public bool AcceptsSubscription { get; init; }

    /// <summary>
    /// How what <c>@defer</c> and <c>@stream</c> delay may be delivered. With <see cref="IncrementalDeliveryFormat.None"/>,
    /// the default, the directives are ignored; so they are where there are many sets of variables, and in subscriptions.
    /// </summary>
    public IncrementalDeliveryFormat IncrementalDelivery { get; init; }

    /// <summary>
    /// What the response may hold, shared by requests that were sent together; null for
    /// <see cref="ExecutionOptions.MaxValues"/> of its own.
    /// </summary>
    public ValueBudget? Values { get; init; }

    /// <summary>The same request with the text that its id stands for.</summary>
    public OperationRequest WithDocument(ReadOnlyMemory<byte> document) =>
        new()
        {
            Document = document,
            OperationName = OperationName,
            VariableSets = VariableSets,
            Files = Files,
            Extensions = Extensions,
            Services = Services,
            OpenEventScope = OpenEventScope,
            QueriesOnly = QueriesOnly,
            AcceptsSubscription = AcceptsSubscription,
            IncrementalDelivery = IncrementalDelivery,
            Values = Values,
        };
}
