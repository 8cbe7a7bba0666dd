namespace Graph.Language;

/// <summary>The three kinds of operation.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#OperationType"/></remarks>
public enum OperationType
{
    /// <summary>Reads; its fields may be resolved in any order.</summary>
    Query,

    /// <summary>Writes; its root fields are resolved one after the other.</summary>
    Mutation,

    /// <summary>A stream of responses, one for each event.</summary>
    Subscription,
}
