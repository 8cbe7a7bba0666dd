using System.Text.Json;
using System.Text.Json.Nodes;

namespace Graph.Execution.Tests.Differential;

/// <summary>A document with <c>@defer</c> and <c>@stream</c>, and what the reference implementation answers.</summary>
/// <param name="Index">Which one of its seed.</param>
/// <param name="Schema">The schema's file, without its extension.</param>
/// <param name="Document">The document.</param>
/// <param name="Variables">The variables.</param>
/// <param name="OperationName">The operation to run.</param>
/// <param name="Errors">Why it is not valid.</param>
/// <param name="ById">The payloads of the format by ids, if it was executed.</param>
/// <param name="ByPath">The payloads of the format of 2022.</param>
internal sealed record IncrementalCase(
    int Index,
    string Schema,
    string Document,
    JsonElement Variables,
    string? OperationName,
    OracleError[]? Errors,
    JsonObject[]? ById,
    JsonObject[]? ByPath
);
