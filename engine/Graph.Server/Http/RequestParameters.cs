using System.Text.Json;
using Graph.Execution;

namespace Graph.Server;

/// <summary>The parameters of one GraphQL request as HTTP carries them.</summary>
/// <param name="Document">The document as UTF-8; empty if it is named by <paramref name="DocumentId"/>.</param>
/// <param name="DocumentId">The id of a persisted document; null for none.</param>
/// <param name="OperationName">The operation to run; null if there is only one.</param>
/// <param name="VariableSets">One set of variables, or several for variable batching.</param>
/// <param name="IsVariableBatch">True if the variables were a list.</param>
/// <param name="Extensions">The extensions; undefined for none.</param>
/// <remarks><see href="https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters"/></remarks>
internal sealed record RequestParameters(
    ReadOnlyMemory<byte> Document,
    string? DocumentId,
    string? OperationName,
    IReadOnlyList<JsonElement> VariableSets,
    bool IsVariableBatch,
    JsonElement Extensions
)
{
    /// <summary>Which nulls of the variables are files; null for none.</summary>
    public FileVariables? Files { get; init; }
}
